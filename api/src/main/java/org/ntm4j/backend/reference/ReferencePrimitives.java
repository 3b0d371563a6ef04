package org.ntm4j.backend.reference;

import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.UnaryOp;

/** Elementwise functions, reductions and matrix products, as their mathematics. */
final class ReferencePrimitives {
    private ReferencePrimitives() {}

    static double apply(UnaryOp op, double x) {
        return switch (op) {
            case NEGATE -> -x;
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SQRT -> Math.sqrt(x);
            case SQUARE -> x * x;
            case TANH -> Math.tanh(x);
            case SIGMOID -> sigmoid(x);
            case SOFTPLUS -> softplus(x);
        };
    }

    static double apply(BinaryOp op, double a, double b) {
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case GREATER -> a > b ? 1 : 0;
        };
    }

    /** {@code 1 / (1 + e^-x)}. */
    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** {@code ln(1 + e^x)} without overflow. */
    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** {@code target = op over the axes where target has extent 1 and x has not}. */
    static void reduce(ReduceOp op, DoubleTensor x, DoubleTensor target) {
        double start = op == ReduceOp.SUM ? 0 : Double.NEGATIVE_INFINITY;
        target.forEachIndex((i, j, k, l) -> target.set(i, j, k, l, start));
        x.forEachIndex(
                (i, j, k, l) -> {
                    double soFar = target.get(i, j, k, l);
                    target.set(i, j, k, l, combine(op, soFar, x.get(i, j, k, l)));
                });
    }

    private static double combine(ReduceOp op, double a, double b) {
        return switch (op) {
            case SUM -> a + b;
            case MAX -> Math.max(a, b);
        };
    }

    /**
     * {@code c = alpha · op(a) · op(b) + beta · c} for each entry of a batch.
     *
     * @param inner the extent that is summed over
     */
    static void gemm(
            boolean transposeA,
            boolean transposeB,
            double alpha,
            DoubleTensor a,
            DoubleTensor b,
            double beta,
            DoubleTensor c,
            int inner) {
        c.forEachIndex(
                (unused, batch, i, j) -> {
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        double left = transposeA ? a.get(batch, k, i) : a.get(batch, i, k);
                        double right = transposeB ? b.get(batch, j, k) : b.get(batch, k, j);
                        sum += left * right;
                    }
                    double old = beta == 0 ? 0 : beta * c.get(batch, i, j);
                    c.set(batch, i, j, alpha * sum + old);
                });
    }
}
