package org.ntm4j.backend.contract;

import java.util.List;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.Shape;

/**
 * Addressing forward and backward on the tested backend alone, the backward pass from what its own
 * forward pass left behind: whatever the inputs, everything stays finite.
 */
final class ExtremeChains {
    static final String TOPIC = "extreme inputs";

    private ExtremeChains() {}

    static List<ContractCheck> checks() {
        return List.of(
                new ContractCheck(
                        TOPIC, "address, then addressBackward", ExtremeChains::addressing));
    }

    private static void addressing(Context context) {
        for (HeadGroup group : HeadGroup.values()) {
            for (int[] choice : AddressingExtremes.grid()) {
                AddressingInputs inputs =
                        AddressingExtremes.inputs(context.reference(), group, choice);
                chain(context, inputs, AddressingExtremes.label(choice));
            }
        }
    }

    private static void chain(Context context, AddressingInputs inputs, String label) {
        TensorBackend backend = context.backend();
        FusedKernels kernels = backend.kernels();
        Samples samples = new Samples(50);
        try (Workspace workspace = new Workspace(backend)) {
            View memory = workspace.dense(inputs.memoryShape(), inputs.memory).view();
            View heads = workspace.dense(inputs.headsShape(), inputs.heads).view();
            View previous = workspace.dense(inputs.weightingShape(), inputs.previous).view();
            Buffer norms = workspace.stale(Arrangement.DENSE, inputs.normsShape());
            Buffer weighting = workspace.stale(Arrangement.DENSE, inputs.weightingShape());
            Buffer planes = workspace.stale(Arrangement.DENSE, inputs.planesShape());
            Buffer dMemory = zeros(workspace, inputs.memoryShape());
            Buffer dHeads = zeros(workspace, inputs.headsShape());
            Buffer dPrevious = zeros(workspace, inputs.weightingShape());
            double[] signed = samples.signed(inputs.weightingShape());
            View dWeighting = workspace.dense(inputs.weightingShape(), signed).view();

            String inputsLabel = inputs.label() + label;
            context.operation("address, then addressBackward: " + inputsLabel);
            kernels.rowNorms(memory, norms.view());
            kernels.address(
                    inputs.layout,
                    inputs.group,
                    memory,
                    norms.view(),
                    heads,
                    previous,
                    weighting.view(),
                    planes.view());
            kernels.addressBackward(
                    inputs.layout,
                    inputs.group,
                    memory,
                    norms.view(),
                    heads,
                    previous,
                    weighting.view(),
                    planes.view(),
                    dWeighting,
                    dMemory.view(),
                    dHeads.view(),
                    dPrevious.view());

            finite(context, "address", inputsLabel, "weighting", weighting);
            finite(context, "address", inputsLabel, "planes", planes);
            finite(context, "addressBackward", inputsLabel, "dMemory", dMemory);
            finite(context, "addressBackward", inputsLabel, "dHeads", dHeads);
            finite(context, "addressBackward", inputsLabel, "dPrevious", dPrevious);
        }
    }

    private static Buffer zeros(Workspace workspace, Shape shape) {
        return workspace.dense(shape, new double[shape.size()]);
    }

    private static void finite(
            Context context, String kernel, String label, String what, Buffer buffer) {
        double[] values = buffer.now();
        Requirement requirement =
                context.require(
                        kernel + ": finite values and gradients for every finite input",
                        kernel + " (" + label + ")",
                        "NORM_EPSILON under the roots, SHARPENING_EPSILON before the logarithm and"
                                + " in its derivative, the maximum subtracted in softmax");
        for (int i = 0; i < values.length; i++) {
            requirement.that(
                    Double.isFinite(values[i]),
                    what
                            + " "
                            + buffer.shape()
                            + " has "
                            + values[i]
                            + " at "
                            + java.util.Arrays.toString(Indices.of(buffer.shape(), i)));
        }
    }
}
