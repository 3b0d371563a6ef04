package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.tensor.Shape;

/** Calls of the clipping to a norm. */
final class ClipCases {
    private static final Shape NORM = Shape.of(1);

    private ClipCases() {}

    static List<KernelCase> ordinary() {
        Samples samples = new Samples(190);
        List<KernelCase> cases = new ArrayList<>();
        for (int size : new int[] {1, 2, 3, 7, 13, 31, 33, 207, 1025, 5000}) {
            Shape shape = Shape.of(size);
            cases.add(tooLong(shape, samples.uniform(size, 1, 2), 0.75));
        }
        for (int size : Samples.SIZES) {
            Shape shape = Shape.of(size);
            cases.add(shortEnough(shape, samples.signed(shape), 100));
        }
        cases.add(shortEnough(Shape.of(3, 7), samples.signed(21), 5));
        cases.add(tooLong(Shape.of(2, 3, 5), samples.uniform(30, -2, -1), 0.75));
        return cases;
    }

    static List<KernelCase> extremes() {
        Shape shape = Shape.of(33);
        double[] nan = new Samples(191).signed(33);
        nan[20] = Double.NaN;
        double[] exact = new double[33];
        exact[7] = 3;
        exact[30] = -4;
        return List.of(
                tooLong(shape, nan, 1000),
                shortEnough(shape, new double[33], 1),
                shortEnough(shape, exact, 5));
    }

    /** Nothing changes, not a bit. */
    private static KernelCase shortEnough(Shape shape, double[] values, double limit) {
        return KernelCase.of("clipNorm", shape + ", limit " + limit + ", short enough")
                .read("x", shape, values)
                .overwritten("norm", NORM)
                .calling(shape.size(), (kernels, v) -> kernels.clipNorm(v[0], limit, v[1]));
    }

    private static KernelCase tooLong(Shape shape, double[] values, double limit) {
        return KernelCase.of("clipNorm", shape + ", limit " + limit + ", too long or NaN")
                .modified("x", shape, values)
                .overwritten("norm", NORM)
                .calling(shape.size(), (kernels, v) -> kernels.clipNorm(v[0], limit, v[1]));
    }
}
