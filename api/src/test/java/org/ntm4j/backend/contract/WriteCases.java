package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** Calls of the kernels that erase and add. */
final class WriteCases {
    private WriteCases() {}

    /** What a write is made from. */
    private record Inputs(
            HeadLayout layout, int batch, int locations, double[] weights, double[] heads) {
        static Inputs of(TensorBackend reference, Samples samples, int[] size) {
            HeadLayout layout = HeadCases.layout(size[3], size[2], 1);
            double[] weights = samples.distributions(size[0] * layout.writeHeads(), size[1]);
            double[] heads = HeadCases.heads(reference, samples, layout, size[0]);
            return new Inputs(layout, size[0], size[1], weights, heads);
        }

        /** Weights of exactly 0 and 1, erase vectors of exactly 0 and 1. */
        static Inputs exact(TensorBackend reference, Samples samples, int[] size) {
            Inputs inputs = of(reference, samples, size);
            for (int i = 0; i < inputs.weights.length; i++) {
                inputs.weights[i] = i % inputs.locations == i / inputs.locations % 2 ? 1 : 0;
            }
            for (int i = 0; i < inputs.heads.length; i++) {
                int column = i % inputs.layout.width() - inputs.layout.eraseVector(0);
                boolean erases =
                        column >= 0
                                && column
                                        < inputs.layout.writeHeads() * inputs.layout.memoryWidth();
                inputs.heads[i] = erases ? column % 2 : inputs.heads[i];
            }
            return inputs;
        }

        Shape memory() {
            return Shape.of(batch, layout.memoryWidth(), locations);
        }

        Shape weighting() {
            return Shape.of(batch, layout.writeHeads(), locations);
        }

        Shape parameters() {
            return Shape.of(batch, layout.width());
        }

        String label() {
            return MemoryCases.label(batch, locations, layout);
        }

        int terms() {
            return Math.max(2 * layout.writeHeads(), layout.memoryWidth());
        }
    }

    static List<KernelCase> forward(TensorBackend reference) {
        Samples samples = new Samples(140);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : MemoryCases.sizes(1)) {
            Inputs inputs = Inputs.of(reference, samples, size);
            cases.add(forward(inputs, samples.signed(inputs.memory()), ""));
        }
        for (int[] size : new int[][] {{1, 5, 7, 0}, {3, 33, 20, 1}, {2, 128, 7, 2}}) {
            cases.add(inPlace(Inputs.of(reference, samples, size), samples));
        }
        return cases;
    }

    static List<KernelCase> forwardOfExtremes(TensorBackend reference) {
        Samples samples = new Samples(141);
        int[] size = {3, 33, 7, 1};
        Inputs exact = Inputs.exact(reference, samples, size);
        Inputs inputs = Inputs.of(reference, samples, size);
        double[] nan = samples.signed(inputs.memory());
        nan[nan.length / 2] = Double.NaN;
        return List.of(
                forward(exact, samples.signed(exact.memory()), ", weights and erasures of 0 and 1"),
                forward(inputs, new double[inputs.memory().size()], ", zero memory"),
                forward(inputs, nan, ", a NaN in the memory"));
    }

    private static KernelCase forward(Inputs inputs, double[] before, String label) {
        return KernelCase.of("write", inputs.label() + label)
                .read("before", inputs.memory(), before)
                .read("weighting", inputs.weighting(), inputs.weights())
                .read("heads", inputs.parameters(), inputs.heads())
                .overwritten("after", inputs.memory())
                .overwritten("norms", Shape.of(inputs.batch(), inputs.locations()))
                .calling(
                        inputs.terms(),
                        (kernels, v) ->
                                kernels.write(inputs.layout(), v[0], v[1], v[2], v[3], v[4]));
    }

    private static KernelCase inPlace(Inputs inputs, Samples samples) {
        return KernelCase.of("write", inputs.label() + KernelCase.IN_PLACE)
                .modified("before and after", inputs.memory(), samples.signed(inputs.memory()))
                .read("weighting", inputs.weighting(), inputs.weights())
                .read("heads", inputs.parameters(), inputs.heads())
                .overwritten("norms", Shape.of(inputs.batch(), inputs.locations()))
                .calling(
                        inputs.terms(),
                        (kernels, v) ->
                                kernels.write(inputs.layout(), v[0], v[1], v[2], v[0], v[3]));
    }

    static List<KernelCase> backward(TensorBackend reference) {
        Samples samples = new Samples(142);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : MemoryCases.sizes(1)) {
            cases.add(backward(Inputs.of(reference, samples, size), samples, ""));
        }
        return cases;
    }

    static List<KernelCase> backwardOfExtremes(TensorBackend reference) {
        Samples samples = new Samples(143);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : new int[][] {{1, 5, 7, 0}, {3, 33, 7, 1}, {2, 13, 20, 2}}) {
            Inputs exact = Inputs.exact(reference, samples, size);
            cases.add(backward(exact, samples, ", weights and erasures of 0 and 1"));
        }
        return cases;
    }

    private static KernelCase backward(Inputs inputs, Samples samples, String label) {
        return KernelCase.of("writeBackward", inputs.label() + label)
                .read("before", inputs.memory(), samples.signed(inputs.memory()))
                .read("weighting", inputs.weighting(), inputs.weights())
                .read("heads", inputs.parameters(), inputs.heads())
                .modified("dMemory", inputs.memory(), samples.signed(inputs.memory()))
                .addedTo("dWeighting", inputs.weighting(), samples.signed(inputs.weighting()))
                .addedTo("dHeads", inputs.parameters(), samples.signed(inputs.parameters()))
                .calling(
                        Math.max(inputs.terms(), inputs.locations()),
                        (kernels, v) ->
                                kernels.writeBackward(
                                        inputs.layout(), v[0], v[1], v[2], v[3], v[4], v[5]));
    }
}
