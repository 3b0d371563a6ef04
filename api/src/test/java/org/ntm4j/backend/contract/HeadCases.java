package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** Calls of the head functions, and valid head parameters for other cases. */
final class HeadCases {
    private static final int[][] HEADS = {{1, 1}, {2, 3}, {4, 4}};

    private HeadCases() {}

    /**
     * @param heads 0 to 2: R/W is 1/1, 2/3 or 4/4
     */
    static HeadLayout layout(int heads, int width, int shifts) {
        return new HeadLayout(HEADS[heads][0], HEADS[heads][1], width, shifts);
    }

    /** R/W, M, S. */
    static String label(HeadLayout layout) {
        return "R/W "
                + layout.readHeads()
                + "/"
                + layout.writeHeads()
                + ", M "
                + layout.memoryWidth()
                + ", S "
                + layout.shifts();
    }

    private static List<int[]> sizes() {
        List<int[]> sizes =
                new ArrayList<>(
                        Grid.pairs(
                                new int[] {1, 3, 7},
                                new int[] {0, 1, 2},
                                new int[] {1, 7, 20},
                                new int[] {1, 3, 5}));
        sizes.add(new int[] {0, 1, 7, 3});
        return sizes;
    }

    private static HeadLayout layout(int[] size) {
        return layout(size[1], size[2], size[3]);
    }

    static List<KernelCase> forward() {
        Samples samples = new Samples(120);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : sizes()) {
            HeadLayout layout = layout(size);
            double[] raw = samples.uniform(size[0] * layout.width(), -3, 3);
            cases.add(forward(layout, size[0], raw, ""));
        }
        return cases;
    }

    static List<KernelCase> forwardOfExtremes() {
        Samples samples = new Samples(121);
        HeadLayout layout = layout(1, 7, 3);
        double[] large = samples.uniform(3 * layout.width(), -1000, 1000);
        double[] nan = samples.uniform(3 * layout.width(), -3, 3);
        nan[layout.width()] = Double.NaN;
        nan[layout.width() + layout.eraseVector(0)] = Double.NaN;
        nan[layout.width() + layout.keyStrength(0)] = Double.NaN;
        nan[layout.width() + layout.sharpening(1)] = Double.NaN;
        nan[layout.width() + layout.shiftWeighting(2)] = Double.NaN;
        return List.of(
                forward(layout, 3, large, ", emissions up to 1000"),
                forward(layout, 3, nan, ", NaN in sequence 1"));
    }

    private static KernelCase forward(HeadLayout layout, int batch, double[] raw, String label) {
        Shape shape = Shape.of(batch, layout.width());
        return KernelCase.of("headActivations", "B " + batch + ", " + label(layout) + label)
                .read("raw", shape, raw)
                .overwritten("heads", shape)
                .calling(
                        layout.shifts(),
                        (kernels, v) -> kernels.headActivations(layout, v[0], v[1]));
    }

    static List<KernelCase> backward(TensorBackend reference) {
        Samples samples = new Samples(122);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : sizes()) {
            HeadLayout layout = layout(size);
            Shape shape = Shape.of(size[0], layout.width());
            cases.add(
                    KernelCase.of("headActivationsBackward", "B " + size[0] + ", " + label(layout))
                            .read("heads", shape, heads(reference, samples, layout, size[0]))
                            .read("dHeads", shape, samples.signed(shape))
                            .addedTo("dRaw", shape, samples.signed(shape))
                            .calling(
                                    layout.shifts(),
                                    (kernels, v) ->
                                            kernels.headActivationsBackward(
                                                    layout, v[0], v[1], v[2])));
        }
        return cases;
    }

    /** Head parameters {@code [B, P]} as a controller might emit them. */
    static double[] heads(TensorBackend reference, Samples samples, HeadLayout layout, int batch) {
        double[] raw = samples.uniform(batch * layout.width(), -2, 2);
        return KernelRun.rounded(reference, forward(layout, batch, raw, ""))[1];
    }
}
