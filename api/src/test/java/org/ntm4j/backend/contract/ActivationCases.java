package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.Activation;
import org.ntm4j.tensor.Shape;

/** Calls of the squashing functions and softmax. */
final class ActivationCases {
    private static final double[] HARD = {
        0,
        Double.NaN,
        1e4f,
        -1e4f,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        30,
        -30,
        1e-6f,
        -1e-6f,
        90,
        -90
    };

    private ActivationCases() {}

    private static List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (int size : Samples.SIZES) {
            shapes.add(Shape.of(size));
        }
        shapes.add(Shape.of());
        shapes.add(Shape.of(3, 7));
        shapes.add(Shape.of(2, 3, 5));
        shapes.add(Shape.of(2, 1, 3, 4));
        return shapes;
    }

    static List<KernelCase> forward() {
        Samples samples = new Samples(110);
        List<KernelCase> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (Shape shape : shapes()) {
                cases.add(forward(activation, shape, samples.uniform(shape.size(), -4, 4)));
            }
            double[] values = samples.uniform(33, -4, 4);
            cases.add(
                    KernelCase.of("activate", activation + " of 33" + KernelCase.IN_PLACE)
                            .modified("x and y", Shape.of(33), values)
                            .calling(1, (kernels, v) -> kernels.activate(activation, v[0], v[0])));
        }
        return cases;
    }

    static List<KernelCase> forwardOfExtremes() {
        Shape shape = Shape.of(3 * HARD.length);
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = HARD[i % HARD.length];
        }
        List<KernelCase> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            cases.add(forward(activation, shape, values));
        }
        return cases;
    }

    private static KernelCase forward(Activation activation, Shape shape, double[] values) {
        return KernelCase.of("activate", activation + " of " + shape)
                .read("x", shape, values)
                .overwritten("y", shape)
                .calling(1, (kernels, v) -> kernels.activate(activation, v[0], v[1]));
    }

    static List<KernelCase> backward() {
        Samples samples = new Samples(111);
        List<KernelCase> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            double low = activation == Activation.TANH ? -1 : 0;
            for (Shape shape : shapes()) {
                cases.add(
                        KernelCase.of("activateBackward", activation + " of " + shape)
                                .read("y", shape, samples.uniform(shape.size(), low, 1))
                                .read("dy", shape, samples.signed(shape))
                                .addedTo("dx", shape, samples.signed(shape))
                                .calling(
                                        1,
                                        (kernels, v) ->
                                                kernels.activateBackward(
                                                        activation, v[0], v[1], v[2])));
            }
        }
        return cases;
    }

    private static List<int[]> rows() {
        List<int[]> rows =
                new ArrayList<>(Grid.pairs(new int[] {1, 3, 7}, new int[] {1, 2, 5, 13, 33, 128}));
        rows.add(new int[] {0, 5});
        rows.add(new int[] {3, 0});
        return rows;
    }

    static List<KernelCase> softmax() {
        Samples samples = new Samples(112);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] row : rows()) {
            Shape shape = Shape.of(row[0], row[1]);
            cases.add(softmax(shape, samples.uniform(shape.size(), -5, 5), ""));
        }
        return cases;
    }

    static List<KernelCase> softmaxOfExtremes() {
        Samples samples = new Samples(113);
        Shape shape = Shape.of(3, 33);
        double[] nan = samples.signed(shape);
        nan[40] = Double.NaN;
        double[] infinite = samples.signed(shape);
        infinite[40] = Double.NEGATIVE_INFINITY;
        double[] equal = Samples.repeated(-1e4f, shape.size());
        return List.of(
                softmax(shape, samples.uniform(shape.size(), -1e4, 1e4), ", logits up to 1e4"),
                softmax(shape, equal, ", equal logits of −1e4"),
                softmax(shape, infinite, ", a logit of −∞ in row 1"),
                softmax(shape, nan, ", a NaN in row 1"));
    }

    private static KernelCase softmax(Shape shape, double[] values, String label) {
        return KernelCase.of("softmax", shape + label)
                .read("x", shape, values)
                .overwritten("y", shape)
                .calling(shape.extent(1), (kernels, v) -> kernels.softmax(v[0], v[1]));
    }

    static List<KernelCase> softmaxBackward() {
        Samples samples = new Samples(114);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] row : rows()) {
            Shape shape = Shape.of(row[0], row[1]);
            cases.add(
                    KernelCase.of("softmaxBackward", shape.toString())
                            .read("y", shape, samples.distributions(row[0], row[1]))
                            .read("dy", shape, samples.signed(shape))
                            .addedTo("dx", shape, samples.signed(shape))
                            .calling(
                                    row[1],
                                    (kernels, v) -> kernels.softmaxBackward(v[0], v[1], v[2])));
        }
        return cases;
    }
}
