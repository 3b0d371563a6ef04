package org.ntm4j.backend;

import org.ntm4j.tensor.Shape;

/** Clipping, and one step of an optimiser over all parameters, whose views have one shape. */
final class ComposedOptimizers {
    private final TensorBackend backend;

    ComposedOptimizers(TensorBackend backend) {
        this.backend = backend;
    }

    /** {@code x ← x·limit/max(‖x‖, limit)}, which is x exactly where ‖x‖ is not above the limit. */
    void clipNorm(View x, double limit, View norm) {
        View all = x.reshape(Shape.of(x.size()));
        View length = norm.reshape(Shape.of(1));
        try (Scratch scratch = new Scratch(backend)) {
            View square = scratch.sum(scratch.unary(UnaryOp.SQUARE, all), 0);
            backend.unary(UnaryOp.SQRT, square, length);
            View limits = scratch.constant(limit, length.shape());
            View longest = scratch.binary(BinaryOp.MAXIMUM, length, limits);
            scratch.binary(BinaryOp.MULTIPLY, all, scratch.over(limits, longest), all);
        }
    }

    void rmsProp(
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
        try (Scratch scratch = new Scratch(backend)) {
            View gradient = clipped(scratch, gradients, clip);
            View square = scratch.unary(UnaryOp.SQUARE, gradient);
            average(scratch, decay, square, meanSquare);
            average(scratch, decay, gradient, mean);
            View variance = scratch.minus(meanSquare, scratch.unary(UnaryOp.SQUARE, mean));
            View zero = scratch.constant(0, variance.shape());
            scratch.binary(BinaryOp.MAXIMUM, variance, zero, variance);
            View root = scratch.unary(UnaryOp.SQRT, scratch.plus(variance, epsilon));
            View step = scratch.over(scratch.times(gradient, learningRate), root);
            scratch.binary(BinaryOp.SUBTRACT, scratch.times(delta, momentum), step, delta);
            scratch.add(delta, parameters);
        }
    }

    void adam(
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
        try (Scratch scratch = new Scratch(backend)) {
            View gradient = clipped(scratch, gradients, clip);
            View square = scratch.unary(UnaryOp.SQUARE, gradient);
            average(scratch, beta1, gradient, firstMoment);
            average(scratch, beta2, square, secondMoment);
            View corrected = scratch.times(secondMoment, correction2);
            View root = scratch.plus(scratch.unary(UnaryOp.SQRT, corrected), epsilon);
            View change = scratch.times(firstMoment, learningRate * correction1);
            scratch.binary(BinaryOp.SUBTRACT, parameters, scratch.over(change, root), parameters);
        }
    }

    /** To ±{@code limit}; NaN stays NaN, as it does in every maximum and minimum. */
    private static View clipped(Scratch scratch, View x, double limit) {
        View below = scratch.binary(BinaryOp.MINIMUM, x, scratch.constant(limit, x.shape()));
        return scratch.binary(BinaryOp.MAXIMUM, below, scratch.constant(-limit, x.shape()));
    }

    /** {@code average ← decay·average + (1 − decay)·x}. */
    private static void average(Scratch scratch, double decay, View x, View average) {
        View kept = scratch.times(average, decay);
        scratch.binary(BinaryOp.ADD, kept, scratch.times(x, 1 - decay), average);
    }
}
