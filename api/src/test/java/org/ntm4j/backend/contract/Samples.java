package org.ntm4j.backend.contract;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ntm4j.tensor.Shape;

/** Numbers to compute with: seeded, and representable in single precision. */
final class Samples {
    /** Numbers of elements at which loops over vectors go wrong. */
    static final int[] SIZES = {0, 1, 2, 3, 7, 13, 31, 33, 207, 1025};

    private final SplittableRandom random;

    Samples(long seed) {
        random = new SplittableRandom(seed);
    }

    double[] uniform(int count, double low, double high) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(low, high);
        }
        return values;
    }

    /** Between −1 and 1. */
    double[] signed(int count) {
        return uniform(count, -1, 1);
    }

    /** Between −1 and 1. */
    double[] signed(Shape shape) {
        return signed(shape.size());
    }

    /** Rows that are each a distribution. */
    double[] distributions(int rows, int count) {
        double[] values = new double[rows * count];
        for (int row = 0; row < rows; row++) {
            double[] parts = uniform(count, 0.01, 1);
            double sum = Arrays.stream(parts).sum();
            for (int i = 0; i < count; i++) {
                values[row * count + i] = (float) (parts[i] / sum);
            }
        }
        return values;
    }

    /** A whole number from 0 to {@code bound − 1}. */
    int index(int bound) {
        return random.nextInt(bound);
    }

    static double[] repeated(double value, int count) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
