package org.ntm4j.backend.contract;

import java.util.Arrays;
import org.ntm4j.tensor.Shape;

/**
 * A rule with the operation it is checked on.
 *
 * @param rule short, for example {@code gemm: beta = 0 ignores the old contents}
 * @param operation what was called, with shapes and options
 * @param hint what to check if the rule is broken
 */
record Requirement(String rule, String operation, String hint) {
    /** The greatest difference that is allowed at an element. */
    @FunctionalInterface
    interface Tolerance {
        double at(int element);
    }

    /** No difference at all; zeros of either sign are equal. */
    static final Tolerance EXACT = element -> 0;

    /** That the rule is broken. */
    ContractViolation violation(String found) {
        return new ContractViolation(rule, operation, found, hint);
    }

    void that(boolean kept, String found) {
        if (!kept) {
            throw violation(found);
        }
    }

    /** That the action throws an exception of exactly this type. */
    void isRefusedWith(Class<? extends RuntimeException> type, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException thrown) {
            if (type.isInstance(thrown) && !(thrown instanceof UnsupportedOperationException)) {
                return;
            }
            throw new ContractViolation(
                    rule, operation, "expected " + type.getSimpleName() + ", got " + thrown, hint);
        }
        throw violation("expected " + type.getSimpleName() + ", and nothing was thrown");
    }

    /**
     * That two row-major arrays are equal within a tolerance; NaN equals NaN, an infinity itself.
     *
     * @param what whose elements they are
     */
    void equal(String what, Shape shape, double[] expected, double[] actual, Tolerance tolerance) {
        int worst = -1;
        double excess = 0;
        for (int i = 0; i < expected.length; i++) {
            double over = excess(expected[i], actual[i], tolerance.at(i));
            if (over > excess) {
                excess = over;
                worst = i;
            }
        }
        if (worst >= 0) {
            throw violation(
                    describe(what, shape, worst, expected[worst], actual[worst])
                            + "; allowed "
                            + tolerance.at(worst)
                            + count(expected, actual, tolerance));
        }
    }

    /** That two arrays have the same bits. */
    void identical(String what, Shape shape, double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(actual[i])) {
                throw violation(describe(what, shape, i, expected[i], actual[i]));
            }
        }
    }

    /** How far over the tolerance, as a multiple of it; 0 if within. */
    private static double excess(double expected, double actual, double tolerance) {
        if (Double.isNaN(expected)) {
            return Double.isNaN(actual) ? 0 : Double.POSITIVE_INFINITY;
        }
        double difference = Math.abs(expected - actual);
        if (expected == actual || difference <= tolerance) {
            return 0;
        }
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    private static String describe(
            String what, Shape shape, int element, double expected, double actual) {
        return "largest difference "
                + Math.abs(expected - actual)
                + " in "
                + what
                + " "
                + shape
                + " at "
                + Arrays.toString(Indices.of(shape, element))
                + ": expected "
                + expected
                + ", got "
                + actual;
    }

    private static String count(double[] expected, double[] actual, Tolerance tolerance) {
        int wrong = 0;
        for (int i = 0; i < expected.length; i++) {
            wrong += excess(expected[i], actual[i], tolerance.at(i)) > 0 ? 1 : 0;
        }
        return "; " + wrong + " of " + expected.length + " elements are wrong";
    }
}
