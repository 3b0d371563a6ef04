package org.ntm4j.backend;

import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** The functions of {@link HeadLayout}, region by region. */
final class ComposedHeads {
    private final TensorBackend backend;

    ComposedHeads(TensorBackend backend) {
        this.backend = backend;
    }

    /** {@code heads = functions(raw)}. */
    void forward(HeadLayout layout, View raw, View heads) {
        try (Scratch scratch = new Scratch(backend)) {
            backend.unary(UnaryOp.TANH, tanh(layout, raw), tanh(layout, heads));
            backend.unary(UnaryOp.SIGMOID, sigmoid(layout, raw), sigmoid(layout, heads));
            backend.unary(UnaryOp.SOFTPLUS, strengths(layout, raw), strengths(layout, heads));
            View sharpenings = sharpenings(layout, heads);
            backend.unary(UnaryOp.SOFTPLUS, sharpenings(layout, raw), sharpenings);
            scratch.add(scratch.constant(1, sharpenings.shape()), sharpenings);
            for (HeadGroup group : HeadGroup.values()) {
                View logits = new HeadParts(layout, group, raw).shiftWeightings();
                View shifts = new HeadParts(layout, group, heads).shiftWeightings();
                ComposedActivations.softmax(backend, scratch, logits, shifts);
            }
        }
    }

    /** {@code dRaw += dHeads · functions'}. */
    void backward(HeadLayout layout, View heads, View dHeads, View dRaw) {
        try (Scratch scratch = new Scratch(backend)) {
            View tanh = ComposedActivations.slope(scratch, Activation.TANH, tanh(layout, heads));
            scratch.add(scratch.times(tanh(layout, dHeads), tanh), tanh(layout, dRaw));
            View sigmoid =
                    ComposedActivations.slope(scratch, Activation.SIGMOID, sigmoid(layout, heads));
            scratch.add(scratch.times(sigmoid(layout, dHeads), sigmoid), sigmoid(layout, dRaw));
            View strength = softplusSlope(scratch, strengths(layout, heads));
            scratch.add(
                    scratch.times(strengths(layout, dHeads), strength), strengths(layout, dRaw));
            View sharpening = softplusSlope(scratch, scratch.plus(sharpenings(layout, heads), -1));
            scratch.add(
                    scratch.times(sharpenings(layout, dHeads), sharpening),
                    sharpenings(layout, dRaw));
            for (HeadGroup group : HeadGroup.values()) {
                View shifts = new HeadParts(layout, group, heads).shiftWeightings();
                View dShifts = new HeadParts(layout, group, dHeads).shiftWeightings();
                View dLogits = new HeadParts(layout, group, dRaw).shiftWeightings();
                scratch.add(ComposedActivations.softmaxBackward(scratch, shifts, dShifts), dLogits);
            }
        }
    }

    /**
     * The derivative of softplus from its value {@code y}: {@code 1 − e^-y}, as {@code 2t/(1 + t)} with
     * {@code t = tanh(y/2)}, which loses no digits where {@code y} is small.
     */
    private static View softplusSlope(Scratch scratch, View y) {
        View t = scratch.unary(UnaryOp.TANH, scratch.times(y, 0.5));
        return scratch.over(scratch.times(t, 2), scratch.plus(t, 1));
    }

    private static View tanh(HeadLayout layout, View heads) {
        return columns(heads, 0, layout.eraseVector(0));
    }

    private static View sigmoid(HeadLayout layout, View heads) {
        return columns(heads, layout.eraseVector(0), layout.keyStrength(0));
    }

    private static View strengths(HeadLayout layout, View heads) {
        return columns(heads, layout.keyStrength(0), layout.sharpening(0));
    }

    private static View sharpenings(HeadLayout layout, View heads) {
        return columns(heads, layout.sharpening(0), layout.shiftWeighting(0));
    }

    private static View columns(View heads, int from, int to) {
        return heads.slice(1, from, to - from);
    }
}
