package org.ntm4j.bench.operations;

import org.ntm4j.backend.Activation;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/**
 * Kernels that count their operations instead of doing them. Each is counted as written in {@link FusedKernels},
 * with sums shared between heads where the mathematics shares them.
 */
final class CountingKernels implements FusedKernels {
    private final OperationCount count;

    /**
     * @param count is added to
     */
    CountingKernels(OperationCount count) {
        this.count = count;
    }

    @Override
    public void linear(View x, View w, View bias, View y) {
        count.add(Kernel.LINEAR, (2L * w.extent(0) + 1) * y.size());
        count.addProduct(w.extent(0), w.extent(1));
    }

    @Override
    public void linearBackwardInput(View dy, View w, View dx) {
        count.add(Kernel.LINEAR_INPUT, 2L * dy.extent(1) * dx.size());
    }

    @Override
    public void linearBackwardWeights(View x, View dy, View dw, View dbias) {
        count.add(Kernel.LINEAR_WEIGHTS, (2L * x.extent(1) + 1) * dy.size());
    }

    @Override
    public void activate(Activation activation, View x, View y) {
        count.add(Kernel.ACTIVATE, y.size());
    }

    @Override
    public void activateBackward(Activation activation, View y, View dy, View dx) {
        count.add(Kernel.ACTIVATE_BACKWARD, 3L * dx.size());
    }

    @Override
    public void softmax(View x, View y) {
        count.add(Kernel.SOFTMAX, 4L * y.size());
    }

    @Override
    public void softmaxBackward(View y, View dy, View dx) {
        count.add(Kernel.SOFTMAX_BACKWARD, 3L * dx.size());
    }

    @Override
    public void headActivations(HeadLayout layout, View raw, View heads) {
        count.add(Kernel.HEADS, 4L * heads.size());
    }

    @Override
    public void headActivationsBackward(HeadLayout layout, View heads, View dHeads, View dRaw) {
        count.add(Kernel.HEADS_BACKWARD, 3L * dRaw.size());
    }

    @Override
    public void rowNorms(View memory, View norms) {
        count.add(Kernel.NORMS, 2L * memory.size());
    }

    @Override
    public void address(
            HeadLayout layout,
            HeadGroup group,
            View memory,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes) {
        long each = 4L * layout.memoryWidth() + 2L * layout.shifts() + 18;
        count.add(Kernel.ADDRESS, each * previous.size());
    }

    @Override
    public void addressBackward(
            HeadLayout layout,
            HeadGroup group,
            View memory,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes,
            View dWeighting,
            View dMemory,
            View dHeads,
            View dPrevious) {
        long each = 6L * layout.memoryWidth() + 4L * layout.shifts() + 30;
        count.add(Kernel.ADDRESS_BACKWARD, each * previous.size());
    }

    @Override
    public void read(View memory, View weighting, View reads) {
        count.add(Kernel.READ, 2L * weighting.extent(1) * memory.size());
    }

    @Override
    public void readBackward(
            View memory, View weighting, View dReads, View dMemory, View dWeighting) {
        count.add(Kernel.READ_BACKWARD, (4L * weighting.extent(1) + 1) * memory.size());
    }

    @Override
    public void write(
            HeadLayout layout, View before, View weighting, View heads, View after, View norms) {
        count.add(Kernel.WRITE, (5L * layout.writeHeads() + 2) * before.size());
    }

    /** Of several heads, each needs the product of what the others leave. */
    @Override
    public void writeBackward(
            HeadLayout layout,
            View before,
            View weighting,
            View heads,
            View dMemory,
            View dWeighting,
            View dHeads) {
        long writes = layout.writeHeads();
        long each = writes * (11 + 6 * (writes - 1)) + 3 * writes + 1;
        count.add(Kernel.WRITE_BACKWARD, each * before.size());
    }

    @Override
    public void lstmCell(View gates, View cPrevious, View c, View h) {
        count.add(Kernel.CELL, 12L * h.size());
    }

    @Override
    public void lstmCellBackward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious) {
        count.add(Kernel.CELL_BACKWARD, 25L * dcPrevious.size());
    }

    @Override
    public void crossEntropy(View logits, View targets, View mask, View perSequence) {
        count.add(Kernel.LOSS, 8L * logits.size());
    }

    @Override
    public void crossEntropyBackward(
            View logits, View targets, View mask, double scale, View dLogits) {
        count.add(Kernel.LOSS_BACKWARD, 6L * dLogits.size());
    }

    @Override
    public void clipNorm(View x, double limit, View norm) {
        count.add(Kernel.CLIP, 3L * x.size());
    }

    @Override
    public void rmsPropStep(
            View parameters,
            View gradients,
            View meanSquare,
            View mean,
            View delta,
            double learningRate,
            double decay,
            double momentum,
            double epsilon,
            double clip) {
        count.add(Kernel.OPTIMIZER, 17L * parameters.size());
    }

    @Override
    public void adamStep(
            View parameters,
            View gradients,
            View firstMoment,
            View secondMoment,
            double learningRate,
            double beta1,
            double beta2,
            double correction1,
            double correction2,
            double epsilon,
            double clip) {
        count.add(Kernel.OPTIMIZER, 15L * parameters.size());
    }
}
