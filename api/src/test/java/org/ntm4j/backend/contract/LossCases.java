package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.tensor.Shape;

/** Calls of the masked cross-entropy. */
final class LossCases {
    private LossCases() {}

    /** T, B, Y. */
    private static List<int[]> sizes() {
        List<int[]> sizes =
                new ArrayList<>(
                        Grid.pairs(
                                new int[] {1, 2, 5, 13, 40},
                                new int[] {1, 3, 7},
                                new int[] {1, 6, 9, 33}));
        sizes.add(new int[] {0, 3, 5});
        sizes.add(new int[] {4, 0, 5});
        sizes.add(new int[] {4, 3, 0});
        return sizes;
    }

    private static Shape shape(int[] size) {
        return Shape.of(size);
    }

    /** Mostly 1, with steps that don't count, one that counts half and one that counts negatively. */
    private static double[] mask(int[] size, Samples samples) {
        double[] mask = new double[size[0] * size[1]];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = new double[] {1, 1, 1, 0, 0.5, -1, 0}[samples.index(7)];
        }
        return mask;
    }

    private static double[] targets(int[] size, Samples samples) {
        double[] targets = new double[shape(size).size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = new double[] {0, 1, 1, 0, 0.25, 0.75}[samples.index(6)];
        }
        return targets;
    }

    static List<KernelCase> forward() {
        Samples samples = new Samples(170);
        return sizes().stream()
                .map(size -> forward(size, samples.uniform(shape(size).size(), -5, 5), samples, ""))
                .toList();
    }

    static List<KernelCase> forwardOfExtremes() {
        Samples samples = new Samples(171);
        int[] size = {5, 3, 9};
        int count = shape(size).size();
        double[] nan = samples.signed(count);
        nan[count / 2] = Double.NaN;
        nan[count / 2 + 1] = Double.NaN;
        double[] everyStep = Samples.repeated(1, 15);
        double[] noStep = new double[15];
        return List.of(
                forward(size, samples.uniform(count, -1e4, 1e4), samples, ", logits up to 1e4"),
                forward(size, new double[count], samples, ", logits of 0"),
                forward(size, Samples.repeated(-0.0, count), samples, ", logits of −0"),
                forward(size, Samples.repeated(1e-30f, count), samples, ", logits of 1e-30"),
                forward(size, nan, everyStep, samples, ", two NaN logits that count"),
                forward(size, nan, noStep, samples, ", two NaN logits that don't count"));
    }

    private static KernelCase forward(int[] size, double[] logits, Samples samples, String label) {
        return forward(size, logits, mask(size, samples), samples, label);
    }

    private static KernelCase forward(
            int[] size, double[] logits, double[] mask, Samples samples, String label) {
        return KernelCase.of("crossEntropy", "T, B, Y " + shape(size) + label)
                .read("logits", shape(size), logits)
                .read("targets", shape(size), targets(size, samples))
                .read("mask", Shape.of(size[0], size[1]), mask)
                .overwritten("perSequence", Shape.of(size[1], 2))
                .calling(
                        size[0] * size[2],
                        (kernels, v) -> kernels.crossEntropy(v[0], v[1], v[2], v[3]));
    }

    static List<KernelCase> backward() {
        Samples samples = new Samples(172);
        return sizes().stream()
                .map(
                        size ->
                                backward(
                                        size,
                                        samples.uniform(shape(size).size(), -5, 5),
                                        samples,
                                        ""))
                .toList();
    }

    static List<KernelCase> backwardOfExtremes() {
        Samples samples = new Samples(173);
        int[] size = {5, 3, 9};
        double[] large = samples.uniform(shape(size).size(), -1e4, 1e4);
        return List.of(backward(size, large, samples, ", logits up to 1e4"));
    }

    private static KernelCase backward(int[] size, double[] logits, Samples samples, String label) {
        return KernelCase.of("crossEntropyBackward", "T, B, Y " + shape(size) + label)
                .read("logits", shape(size), logits)
                .read("targets", shape(size), targets(size, samples))
                .read("mask", Shape.of(size[0], size[1]), mask(size, samples))
                .addedTo("dLogits", shape(size), samples.signed(shape(size)))
                .calling(
                        1,
                        (kernels, v) -> kernels.crossEntropyBackward(v[0], v[1], v[2], 0.3, v[3]));
    }
}
