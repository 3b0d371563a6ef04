package org.ntm4j.backend.contract;

import org.ntm4j.backend.Precision;

/** What a precision makes of numbers, and how far results may be off. */
final class Rounding {
    private Rounding() {}

    /** The largest relative error of one rounding: 2^-24 or 2^-53. */
    static double unit(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> 0x1p-24;
            case FLOAT64 -> 0x1p-53;
        };
    }

    /** The nearest number of that precision. */
    static double round(Precision precision, double x) {
        return switch (precision) {
            case FLOAT32 -> (float) x;
            case FLOAT64 -> x;
        };
    }

    static double[] round(Precision precision, double[] x) {
        double[] rounded = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rounded[i] = round(precision, x[i]);
        }
        return rounded;
    }

    /** Differences below this may come from numbers that are too small to be normal. */
    static double tiny(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> Float.MIN_NORMAL;
            case FLOAT64 -> Double.MIN_NORMAL;
        };
    }

    /**
     * The error allowed in a sum.
     *
     * @param terms how many
     * @param magnitude the sum of their absolute values
     */
    static double ofSum(Precision precision, int terms, double magnitude) {
        return 2 * unit(precision) * (3 + Math.sqrt(terms)) * magnitude + tiny(precision);
    }
}
