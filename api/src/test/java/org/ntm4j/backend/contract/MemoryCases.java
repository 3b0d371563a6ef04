package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** Calls of the kernels that read and write the memory. */
final class MemoryCases {
    private static final int[] BATCHES = {1, 3, 7};
    private static final int[] LOCATIONS = {1, 2, 5, 13, 32, 33, 128};
    private static final int[] WIDTHS = {1, 7, 20};
    private static final int[] HEADS = {0, 1, 2};

    private MemoryCases() {}

    /** B, N, M, heads, S; the last are empty. */
    static List<int[]> sizes(int... shifts) {
        List<int[]> sizes = new ArrayList<>(Grid.pairs(BATCHES, LOCATIONS, WIDTHS, HEADS, shifts));
        sizes.add(new int[] {0, 5, 7, 1, 3});
        sizes.add(new int[] {2, 0, 7, 1, 3});
        return sizes;
    }

    static String label(int batch, int locations, HeadLayout layout) {
        return "B " + batch + ", N " + locations + ", " + HeadCases.label(layout);
    }

    static List<KernelCase> rowNorms() {
        Samples samples = new Samples(130);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : sizes(1)) {
            Shape memory = Shape.of(size[0], size[2], size[1]);
            cases.add(rowNorms(memory, samples.signed(memory), ""));
        }
        return cases;
    }

    static List<KernelCase> rowNormsOfExtremes() {
        Shape memory = Shape.of(2, 7, 33);
        double[] nan = new Samples(131).signed(memory);
        nan[300] = Double.NaN;
        return List.of(
                rowNorms(memory, new double[memory.size()], ", zero memory"),
                rowNorms(memory, Samples.repeated(1e-6f, memory.size()), ", 1e-6 everywhere"),
                rowNorms(memory, nan, ", a NaN"));
    }

    static KernelCase rowNorms(Shape memory, double[] values, String label) {
        return KernelCase.of("rowNorms", "memory " + memory + label)
                .read("memory", memory, values)
                .overwritten("norms", Shape.of(memory.extent(0), memory.extent(2)))
                .calling(memory.extent(1), (kernels, v) -> kernels.rowNorms(v[0], v[1]));
    }

    static List<KernelCase> read() {
        Samples samples = new Samples(132);
        return sizes(1).stream().map(size -> read(samples, size, false)).toList();
    }

    static List<KernelCase> readOfNan() {
        Samples samples = new Samples(133);
        return List.of(
                read(samples, new int[] {2, 33, 7, 1}, true),
                read(samples, new int[] {1, 5, 20, 0}, true));
    }

    private static KernelCase read(Samples samples, int[] size, boolean nan) {
        HeadLayout layout = HeadCases.layout(size[3], size[2], 1);
        int heads = layout.readHeads();
        Shape memory = Shape.of(size[0], size[2], size[1]);
        Shape weighting = Shape.of(size[0], heads, size[1]);
        double[] values = samples.signed(memory);
        double[] weights = samples.distributions(size[0] * heads, size[1]);
        if (nan) {
            values[0] = Double.NaN;
            weights[0] = 0;
        }
        String label = label(size[0], size[1], layout) + (nan ? ", a NaN at weight 0" : "");
        return KernelCase.of("read", label)
                .read("memory", memory, values)
                .read("weighting", weighting, weights)
                .overwritten("reads", Shape.of(size[0], heads, size[2]))
                .calling(size[1], (kernels, v) -> kernels.read(v[0], v[1], v[2]));
    }

    static List<KernelCase> readBackward() {
        Samples samples = new Samples(134);
        List<KernelCase> cases = new ArrayList<>();
        for (int[] size : sizes(1)) {
            HeadLayout layout = HeadCases.layout(size[3], size[2], 1);
            int heads = layout.readHeads();
            Shape memory = Shape.of(size[0], size[2], size[1]);
            Shape weighting = Shape.of(size[0], heads, size[1]);
            Shape reads = Shape.of(size[0], heads, size[2]);
            double[] weights = samples.distributions(size[0] * heads, size[1]);
            cases.add(
                    KernelCase.of("readBackward", label(size[0], size[1], layout))
                            .read("memory", memory, samples.signed(memory))
                            .read("weighting", weighting, weights)
                            .read("dReads", reads, samples.signed(reads))
                            .addedTo("dMemory", memory, samples.signed(memory))
                            .addedTo("dWeighting", weighting, samples.signed(weighting))
                            .calling(
                                    Math.max(heads, size[2]),
                                    (kernels, v) ->
                                            kernels.readBackward(v[0], v[1], v[2], v[3], v[4])));
        }
        return cases;
    }
}
