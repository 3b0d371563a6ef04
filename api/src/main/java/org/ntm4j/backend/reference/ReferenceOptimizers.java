package org.ntm4j.backend.reference;

/** One step of an optimiser over all parameters. All tensors have one shape. */
final class ReferenceOptimizers {
    private ReferenceOptimizers() {}

    /** {@code x ← x·limit/‖x‖} if {@code ‖x‖ > limit}; {@code norm ← ‖x‖} as it was. */
    static void clipNorm(DoubleTensor x, double limit, DoubleTensor norm) {
        double[] sum = new double[1];
        x.forEachIndex((i, j, k, l) -> sum[0] += x.get(i, j, k, l) * x.get(i, j, k, l));
        double length = Math.sqrt(sum[0]);
        if (!(length <= limit)) {
            double factor = limit / length;
            x.forEachIndex((i, j, k, l) -> x.set(i, j, k, l, x.get(i, j, k, l) * factor));
        }
        norm.set(0, length);
    }

    /**
     * {@code n ← decay·n + (1−decay)·ε²}; {@code g ← decay·g + (1−decay)·ε}; {@code Δ ← momentum·Δ −
     * learningRate·ε/√(max(n − g², 0) + epsilon)}; {@code w ← w + Δ} (Graves 2013, equations 38 to 45).
     */
    static void rmsProp(
            DoubleTensor parameters,
            DoubleTensor gradients,
            DoubleTensor meanSquare,
            DoubleTensor mean,
            DoubleTensor delta,
            double learningRate,
            double decay,
            double momentum,
            double epsilon,
            double clip) {
        parameters.forEachIndex(
                (i, j, k, l) -> {
                    double gradient = clip(gradients.get(i, j, k, l), clip);
                    double n =
                            decay * meanSquare.get(i, j, k, l) + (1 - decay) * gradient * gradient;
                    double g = decay * mean.get(i, j, k, l) + (1 - decay) * gradient;
                    double root = Math.sqrt(Math.max(n - g * g, 0) + epsilon);
                    double change =
                            momentum * delta.get(i, j, k, l) - learningRate * gradient / root;
                    meanSquare.set(i, j, k, l, n);
                    mean.set(i, j, k, l, g);
                    delta.set(i, j, k, l, change);
                    parameters.add(i, j, k, l, change);
                });
    }

    /**
     * {@code m ← beta1·m + (1−beta1)·ε}; {@code v ← beta2·v + (1−beta2)·ε²}; {@code w ← w −
     * learningRate·(m·correction1)/(√(v·correction2) + epsilon)} (Kingma and Ba 2015, algorithm 1).
     */
    static void adam(
            DoubleTensor parameters,
            DoubleTensor gradients,
            DoubleTensor firstMoment,
            DoubleTensor secondMoment,
            double learningRate,
            double beta1,
            double beta2,
            double correction1,
            double correction2,
            double epsilon,
            double clip) {
        parameters.forEachIndex(
                (i, j, k, l) -> {
                    double gradient = clip(gradients.get(i, j, k, l), clip);
                    double m = beta1 * firstMoment.get(i, j, k, l) + (1 - beta1) * gradient;
                    double v =
                            beta2 * secondMoment.get(i, j, k, l)
                                    + (1 - beta2) * gradient * gradient;
                    double root = Math.sqrt(v * correction2) + epsilon;
                    firstMoment.set(i, j, k, l, m);
                    secondMoment.set(i, j, k, l, v);
                    parameters.add(i, j, k, l, -learningRate * m * correction1 / root);
                });
    }

    /** To ±{@code limit}; NaN stays NaN. */
    private static double clip(double x, double limit) {
        return Math.max(-limit, Math.min(limit, x));
    }
}
