package org.ntm4j.benchmark;

import java.util.HashMap;
import java.util.Map;
import org.ntm4j.backend.Activation;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/**
 * A call of each kernel with the extents that it has in a time step of a machine, and of the kernels that are called
 * once an episode or an update with theirs. The numbers in the views are small and stay finite.
 */
final class KernelCalls {
    private static final int HIDDEN = 100;
    private static final int INPUTS = 30;
    private static final int STEPS = 24;
    private static final int OUTPUTS = 9;
    private static final int LOCATIONS = 128;
    private static final int WIDTH = 20;
    private static final int SHIFTS = 3;
    private static final double VALUE = 0.01;

    private final TensorBackend backend;
    private final FusedKernels kernels;
    private final int batch;
    private final HeadLayout layout;
    private final Map<String, Runnable> calls = new HashMap<>();

    /**
     * @param heads that read, and as many that write
     */
    KernelCalls(TensorBackend backend, int batch, int heads) {
        this.backend = backend;
        this.kernels = backend.kernels();
        this.batch = batch;
        this.layout = new HeadLayout(heads, heads, WIDTH, SHIFTS);
        linear();
        elements();
        addressing();
        memory();
        cell();
        loss();
        update();
    }

    /** The call of a kernel; it can be repeated. */
    Runnable of(String kernel) {
        Runnable call = calls.get(kernel);
        if (call == null) {
            throw new IllegalArgumentException("no kernel " + kernel);
        }
        return call;
    }

    private View view(int... extents) {
        Shape shape = Shape.of(extents);
        View view = View.dense(backend.allocate(shape.size()), 0, shape);
        backend.fill(view, VALUE);
        return view;
    }

    private void linear() {
        View x = view(batch, INPUTS);
        View w = view(INPUTS, HIDDEN);
        View bias = view(HIDDEN);
        View y = view(batch, HIDDEN);
        View allX = view(STEPS * batch, INPUTS);
        View allY = view(STEPS * batch, HIDDEN);
        calls.put("linear", () -> kernels.linear(x, w, bias, y));
        calls.put(
                "linearBackwardInput",
                () -> {
                    backend.fill(x, 0);
                    kernels.linearBackwardInput(y, w, x);
                });
        View dw = view(INPUTS, HIDDEN);
        View db = view(HIDDEN);
        calls.put(
                "linearBackwardWeights",
                () -> {
                    backend.fill(dw, 0);
                    kernels.linearBackwardWeights(allX, allY, dw, db);
                });
    }

    private void elements() {
        View x = view(batch, HIDDEN);
        View y = view(batch, HIDDEN);
        View dx = view(batch, HIDDEN);
        calls.put("activate", () -> kernels.activate(Activation.TANH, x, y));
        calls.put("activateBackward", () -> kernels.activateBackward(Activation.TANH, y, x, dx));
        View raw = view(batch, layout.width());
        View heads = view(batch, layout.width());
        View dRaw = view(batch, layout.width());
        calls.put("headActivations", () -> kernels.headActivations(layout, raw, heads));
        calls.put(
                "headActivationsBackward",
                () -> kernels.headActivationsBackward(layout, heads, raw, dRaw));
    }

    private void addressing() {
        int heads = layout.readHeads();
        View memory = view(batch, WIDTH, LOCATIONS);
        View norms = view(batch, LOCATIONS);
        View parameters = view(batch, layout.width());
        View previous = view(batch, heads, LOCATIONS);
        View weighting = view(batch, heads, LOCATIONS);
        View planes = view(batch, heads, AddressingPlanes.COUNT, LOCATIONS);
        Runnable address =
                () ->
                        kernels.address(
                                layout,
                                HeadGroup.READ,
                                memory,
                                norms,
                                parameters,
                                previous,
                                weighting,
                                planes);
        kernels.rowNorms(memory, norms);
        kernels.headActivations(layout, view(batch, layout.width()), parameters);
        address.run();
        calls.put("address", address);
        View dWeighting = view(batch, heads, LOCATIONS);
        View dMemory = view(batch, WIDTH, LOCATIONS);
        View dHeads = view(batch, layout.width());
        View dPrevious = view(batch, heads, LOCATIONS);
        calls.put(
                "addressBackward",
                () ->
                        kernels.addressBackward(
                                layout,
                                HeadGroup.READ,
                                memory,
                                norms,
                                parameters,
                                previous,
                                weighting,
                                planes,
                                dWeighting,
                                dMemory,
                                dHeads,
                                dPrevious));
    }

    private void memory() {
        int heads = layout.readHeads();
        View before = view(batch, WIDTH, LOCATIONS);
        View after = view(batch, WIDTH, LOCATIONS);
        View norms = view(batch, LOCATIONS);
        View weighting = view(batch, heads, LOCATIONS);
        View parameters = view(batch, layout.width());
        // Nothing is erased: a gradient that each call makes smaller would become a subnormal
        // number.
        backend.fill(parameters, 0);
        View reads = view(batch, heads, WIDTH);
        View dMemory = view(batch, WIDTH, LOCATIONS);
        View dWeighting = view(batch, heads, LOCATIONS);
        View dHeads = view(batch, layout.width());
        calls.put("rowNorms", () -> kernels.rowNorms(before, norms));
        calls.put("read", () -> kernels.read(before, weighting, reads));
        calls.put(
                "readBackward",
                () -> kernels.readBackward(before, weighting, reads, dMemory, dWeighting));
        calls.put(
                "write", () -> kernels.write(layout, before, weighting, parameters, after, norms));
        calls.put(
                "writeBackward",
                () ->
                        kernels.writeBackward(
                                layout,
                                before,
                                weighting,
                                parameters,
                                dMemory,
                                dWeighting,
                                dHeads));
    }

    private void cell() {
        View gates = view(batch, 4 * HIDDEN);
        View previous = view(batch, HIDDEN);
        View c = view(batch, HIDDEN);
        View h = view(batch, HIDDEN);
        View dGates = view(batch, 4 * HIDDEN);
        View dPrevious = view(batch, HIDDEN);
        calls.put("lstmCell", () -> kernels.lstmCell(gates, previous, c, h));
        calls.put(
                "lstmCellBackward",
                () -> kernels.lstmCellBackward(gates, previous, c, c, h, dGates, dPrevious));
    }

    private void loss() {
        View logits = view(STEPS, batch, OUTPUTS);
        View targets = view(STEPS, batch, OUTPUTS);
        View mask = view(STEPS, batch);
        View results = view(batch, 2);
        View dLogits = view(STEPS, batch, OUTPUTS);
        calls.put("crossEntropy", () -> kernels.crossEntropy(logits, targets, mask, results));
        calls.put(
                "crossEntropyBackward",
                () -> kernels.crossEntropyBackward(logits, targets, mask, 1, dLogits));
    }

    private void update() {
        int size = INPUTS * HIDDEN + HIDDEN * layout.width() + HIDDEN * OUTPUTS;
        View parameters = view(size);
        View gradients = view(size);
        View square = view(size);
        View mean = view(size);
        View delta = view(size);
        View norm = view(1);
        calls.put("clipNorm", () -> kernels.clipNorm(gradients, 10, norm));
        calls.put(
                "rmsPropStep",
                () ->
                        kernels.rmsPropStep(
                                parameters,
                                gradients,
                                square,
                                mean,
                                delta,
                                1e-9,
                                0.95,
                                0.9,
                                1e-4,
                                10));
        calls.put(
                "adamStep",
                () ->
                        kernels.adamStep(
                                parameters,
                                gradients,
                                mean,
                                square,
                                1e-9,
                                0.9,
                                0.999,
                                1,
                                1,
                                1e-8,
                                10));
    }
}
