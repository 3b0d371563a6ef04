package org.ntm4j.backend;

import org.ntm4j.tensor.Shape;

/** Masked cross-entropy from logits. */
final class ComposedLoss {
    private final TensorBackend backend;

    ComposedLoss(TensorBackend backend) {
        this.backend = backend;
    }

    /** Column 0: {@code Σ_t mask·Σ_y (softplus(z) − target·z)}; column 1: wrong bits. */
    void forward(View logits, View targets, View mask, View perSequence) {
        View weights = mask.insertAxis(2);
        try (Scratch scratch = new Scratch(backend)) {
            View softplus = scratch.unary(UnaryOp.SOFTPLUS, logits);
            View nats = scratch.minus(softplus, scratch.times(targets, logits));
            total(scratch.times(weights, scratch.sum(nats, 2)), perSequence, 0);
            View wrong = scratch.minus(1, right(scratch, logits, targets));
            View counted = scratch.minus(1, isZero(scratch, weights));
            total(scratch.times(counted, scratch.sum(wrong, 2)), perSequence, 1);
        }
    }

    /** Sums {@code [T, B, 1]} over time into a column. */
    private void total(View perStep, View perSequence, int column) {
        backend.reduce(ReduceOp.SUM, perStep, perSequence.slice(1, column, 1).insertAxis(0));
    }

    /** 1 where the logit is on the side of 0 that the target asks for; 0 where it is NaN. */
    private static View right(Scratch scratch, View logits, View targets) {
        View on = greater(scratch, logits, 0);
        View off = scratch.minus(isNumber(scratch, logits), on);
        View wanted = greater(scratch, targets, 0.5);
        return scratch.plus(
                scratch.times(wanted, on), scratch.times(scratch.minus(1, wanted), off));
    }

    private static View isZero(Scratch scratch, View x) {
        View positive = greater(scratch, x, 0);
        View negative = greater(scratch, scratch.unary(UnaryOp.NEGATE, x), 0);
        return scratch.minus(isNumber(scratch, x), scratch.plus(positive, negative));
    }

    /** 0 where {@code x} is NaN, which is neither above 0 nor below 1. */
    private static View isNumber(Scratch scratch, View x) {
        Shape shape = x.shape();
        View below = scratch.binary(BinaryOp.GREATER, scratch.constant(1, shape), x);
        return scratch.binary(BinaryOp.MAXIMUM, greater(scratch, x, 0), below);
    }

    private static View greater(Scratch scratch, View x, double limit) {
        return scratch.binary(BinaryOp.GREATER, x, scratch.constant(limit, x.shape()));
    }

    /** {@code dLogits += scale · mask · (σ(logits) − targets)}. */
    void backward(View logits, View targets, View mask, double scale, View dLogits) {
        try (Scratch scratch = new Scratch(backend)) {
            View probability = scratch.unary(UnaryOp.SIGMOID, logits);
            View residual = scratch.minus(probability, targets);
            View weights = scratch.times(mask.insertAxis(2), scale);
            scratch.add(scratch.times(weights, residual), dLogits);
        }
    }
}
