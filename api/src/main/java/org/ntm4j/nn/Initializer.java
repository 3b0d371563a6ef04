package org.ntm4j.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How the elements of a parameter start. */
@FunctionalInterface
public interface Initializer {
    /**
     * @param values all elements, row-major; overwritten
     * @param random the only source of randomness
     */
    void fill(double[] values, RandomGenerator random);

    /** Every element {@code value}. */
    static Initializer constant(double value) {
        return (values, random) -> Arrays.fill(values, value);
    }

    /** These elements, in row-major order. */
    static Initializer of(double... elements) {
        double[] copy = elements.clone();
        return (values, random) -> System.arraycopy(copy, 0, values, 0, values.length);
    }

    /** Uniform in ±√(6 / (fanIn + fanOut)) (Glorot and Bengio, 2010). */
    static Initializer xavierUniform(int fanIn, int fanOut) {
        double bound = Math.sqrt(6.0 / (fanIn + fanOut));
        return (values, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (2 * random.nextDouble() - 1) * bound;
            }
        };
    }

    /** Normal with mean 0. */
    static Initializer normal(double standardDeviation) {
        return (values, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextGaussian() * standardDeviation;
            }
        };
    }
}
