package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.tensor.Shape;

/** Calls of the LSTM cell. */
final class CellCases {
    private CellCases() {}

    private static List<int[]> sizes() {
        List<int[]> sizes =
                new ArrayList<>(Grid.pairs(new int[] {1, 3, 7}, new int[] {1, 7, 33, 100}));
        sizes.add(new int[] {0, 7});
        sizes.add(new int[] {3, 0});
        return sizes;
    }

    static List<KernelCase> forward() {
        Samples samples = new Samples(160);
        return sizes().stream()
                .map(
                        size ->
                                forward(
                                        size,
                                        samples.uniform(4 * size[0] * size[1], -3, 3),
                                        samples,
                                        ""))
                .toList();
    }

    static List<KernelCase> forwardOfExtremes() {
        Samples samples = new Samples(161);
        int[] size = {3, 33};
        double[] nan = samples.signed(4 * 3 * 33);
        for (int gate = 0; gate < 4; gate++) {
            nan[(4 + gate) * 33 + 5 * gate] = Double.NaN;
        }
        double[] large = samples.uniform(4 * 3 * 33, -1e3, 1e3);
        return List.of(
                forward(size, large, samples, ", gates up to 1000"),
                forward(size, nan, samples, ", a NaN in every gate of sequence 1"));
    }

    private static KernelCase forward(int[] size, double[] gates, Samples samples, String label) {
        Shape state = Shape.of(size[0], size[1]);
        return KernelCase.of("lstmCell", "B " + size[0] + ", H " + size[1] + label)
                .modified("gates", Shape.of(size[0], 4 * size[1]), gates)
                .read("cPrevious", state, samples.uniform(state.size(), -2, 2))
                .overwritten("c", state)
                .overwritten("h", state)
                .calling(2, (kernels, v) -> kernels.lstmCell(v[0], v[1], v[2], v[3]));
    }

    static List<KernelCase> backward(TensorBackend reference) {
        Samples samples = new Samples(162);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : sizes()) {
            double[] gates = samples.uniform(4 * size[0] * size[1], -3, 3);
            cases.add(backward(reference, size, gates, samples, ""));
        }
        return cases;
    }

    static List<KernelCase> backwardOfExtremes(TensorBackend reference) {
        Samples samples = new Samples(163);
        double[] large = samples.uniform(4 * 3 * 33, -1e3, 1e3);
        return List.of(backward(reference, new int[] {3, 33}, large, samples, ", saturated gates"));
    }

    private static KernelCase backward(
            TensorBackend reference, int[] size, double[] gates, Samples samples, String label) {
        double[][] forward = KernelRun.rounded(reference, forward(size, gates, samples, label));
        Shape state = Shape.of(size[0], size[1]);
        Shape wide = Shape.of(size[0], 4 * size[1]);
        return KernelCase.of("lstmCellBackward", "B " + size[0] + ", H " + size[1] + label)
                .read("gates", wide, forward[0])
                .read("cPrevious", state, forward[1])
                .read("c", state, forward[2])
                .read("dc", state, samples.signed(state))
                .read("dh", state, samples.signed(state))
                .addedTo("dGates", wide, samples.signed(wide))
                .addedTo("dcPrevious", state, samples.signed(state))
                .calling(
                        3,
                        (kernels, v) ->
                                kernels.lstmCellBackward(v[0], v[1], v[2], v[3], v[4], v[5], v[6]));
    }
}
