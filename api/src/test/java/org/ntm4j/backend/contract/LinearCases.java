package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.tensor.Shape;

/** Calls of the kernels of the linear layer. */
final class LinearCases {
    private LinearCases() {}

    /** Rows, inputs, outputs. */
    private static List<int[]> sizes() {
        List<int[]> sizes =
                new ArrayList<>(
                        Grid.pairs(
                                new int[] {1, 2, 3, 4, 7, 33},
                                new int[] {1, 7, 20, 100, 207},
                                new int[] {1, 2, 7, 33, 128}));
        sizes.add(new int[] {0, 3, 5});
        sizes.add(new int[] {2, 0, 5});
        sizes.add(new int[] {5, 0, 5});
        sizes.add(new int[] {2, 3, 0});
        sizes.add(new int[] {5, 3, 0});
        sizes.add(new int[] {64, 65, 66});
        return sizes;
    }

    private static String label(int[] size) {
        return size[0] + " rows, " + size[1] + " inputs, " + size[2] + " outputs";
    }

    static List<KernelCase> forward() {
        Samples samples = new Samples(100);
        return sizes().stream().map(size -> forward(samples, size, false)).toList();
    }

    static List<KernelCase> forwardOfNan() {
        Samples samples = new Samples(101);
        return List.of(
                forward(samples, new int[] {1, 7, 33}, true),
                forward(samples, new int[] {3, 33, 7}, true),
                forward(samples, new int[] {7, 13, 20}, true));
    }

    private static KernelCase forward(Samples samples, int[] size, boolean nan) {
        Shape x = Shape.of(size[0], size[1]);
        Shape w = Shape.of(size[1], size[2]);
        Shape bias = Shape.of(size[2]);
        double[] inputs = samples.signed(x);
        double[] weights = samples.signed(w);
        if (nan) {
            inputs[inputs.length / 2] = Double.NaN;
            weights[0] = 0;
        }
        return KernelCase.of("linear", label(size) + (nan ? ", a NaN in x" : ""))
                .read("x", x, inputs)
                .read("w", w, weights)
                .read("bias", bias, samples.signed(bias))
                .overwritten("y", Shape.of(size[0], size[2]))
                .calling(size[1], (kernels, v) -> kernels.linear(v[0], v[1], v[2], v[3]));
    }

    static List<KernelCase> backwardInput() {
        Samples samples = new Samples(102);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : sizes()) {
            Shape dy = Shape.of(size[0], size[2]);
            Shape w = Shape.of(size[1], size[2]);
            Shape dx = Shape.of(size[0], size[1]);
            cases.add(
                    KernelCase.of("linearBackwardInput", label(size))
                            .read("dy", dy, samples.signed(dy))
                            .read("w", w, samples.signed(w))
                            .addedTo("dx", dx, samples.signed(dx))
                            .calling(
                                    size[2],
                                    (kernels, v) -> kernels.linearBackwardInput(v[0], v[1], v[2])));
        }
        return cases;
    }

    static List<KernelCase> backwardWeights() {
        Samples samples = new Samples(103);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : sizes()) {
            Shape x = Shape.of(size[0], size[1]);
            Shape dy = Shape.of(size[0], size[2]);
            Shape dw = Shape.of(size[1], size[2]);
            Shape dbias = Shape.of(size[2]);
            cases.add(
                    KernelCase.of("linearBackwardWeights", label(size))
                            .read("x", x, samples.signed(x))
                            .read("dy", dy, samples.signed(dy))
                            .addedTo("dw", dw, samples.signed(dw))
                            .addedTo("dbias", dbias, samples.signed(dbias))
                            .calling(
                                    size[0],
                                    (kernels, v) ->
                                            kernels.linearBackwardWeights(v[0], v[1], v[2], v[3])));
        }
        return cases;
    }
}
