package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.tensor.Shape;

/** Calls of the optimisers. */
final class OptimizerCases {
    private OptimizerCases() {}

    private static List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (int size : Samples.SIZES) {
            shapes.add(Shape.of(size));
        }
        shapes.add(Shape.of(3, 7));
        return shapes;
    }

    /** Some beyond the clip of 1. */
    private static double[] gradients(Samples samples, Shape shape) {
        return samples.uniform(shape.size(), -2, 2);
    }

    /** A NaN, infinities, which are clipped, and zeros. */
    private static double[] hardGradients(Samples samples, Shape shape) {
        double[] gradients = gradients(samples, shape);
        gradients[1] = Double.NaN;
        gradients[20] = Double.NaN;
        gradients[2] = Double.POSITIVE_INFINITY;
        gradients[3] = Double.NEGATIVE_INFINITY;
        gradients[4] = 0;
        return gradients;
    }

    static List<KernelCase> rmsProp() {
        Samples samples = new Samples(180);
        return shapes().stream()
                .map(shape -> rmsProp(samples, shape, gradients(samples, shape), ""))
                .toList();
    }

    static List<KernelCase> rmsPropOfExtremes() {
        Samples samples = new Samples(181);
        Shape shape = Shape.of(33);
        return List.of(
                rmsProp(samples, shape, hardGradients(samples, shape), ", NaN and infinities"));
    }

    /** The variance n − g² is positive at most elements, and below 0 by rounding at some. */
    private static KernelCase rmsProp(
            Samples samples, Shape shape, double[] gradients, String label) {
        double[] mean = samples.uniform(shape.size(), -0.5, 0.5);
        double[] meanSquare = new double[shape.size()];
        for (int i = 0; i < meanSquare.length; i++) {
            double surplus = i % 5 == 0 ? -0.01 : 0.3;
            meanSquare[i] = (float) Math.max(0, mean[i] * mean[i] + surplus);
        }
        return KernelCase.of("rmsPropStep", shape + label)
                .modified("parameters", shape, samples.signed(shape))
                .read("gradients", shape, gradients)
                .modified("meanSquare", shape, meanSquare)
                .modified("mean", shape, mean)
                .modified("delta", shape, samples.uniform(shape.size(), -0.1, 0.1))
                .calling(
                        4,
                        (kernels, v) ->
                                kernels.rmsPropStep(
                                        v[0], v[1], v[2], v[3], v[4], 0.25, 0.95, 0.875, 1e-4, 1));
    }

    static List<KernelCase> adam() {
        Samples samples = new Samples(182);
        return shapes().stream()
                .map(shape -> adam(samples, shape, gradients(samples, shape), ""))
                .toList();
    }

    static List<KernelCase> adamOfExtremes() {
        Samples samples = new Samples(183);
        Shape shape = Shape.of(33);
        return List.of(adam(samples, shape, hardGradients(samples, shape), ", NaN and infinities"));
    }

    private static KernelCase adam(Samples samples, Shape shape, double[] gradients, String label) {
        double correction1 = 1 / (1 - Math.pow(0.9, 3));
        double correction2 = 1 / (1 - Math.pow(0.999, 3));
        return KernelCase.of("adamStep", shape + label)
                .modified("parameters", shape, samples.signed(shape))
                .read("gradients", shape, gradients)
                .modified("firstMoment", shape, samples.signed(shape))
                .modified("secondMoment", shape, samples.uniform(shape.size(), 0.001, 0.01))
                .calling(
                        4,
                        (kernels, v) ->
                                kernels.adamStep(
                                        v[0],
                                        v[1],
                                        v[2],
                                        v[3],
                                        0.25,
                                        0.9,
                                        0.999,
                                        correction1,
                                        correction2,
                                        1e-8,
                                        1));
    }
}
