package org.ntm4j.gradcheck;

/** How far numbers are from those that they should be, seen from the largest of these. */
final class RelativeError {
    private RelativeError() {}

    /**
     * {@code max |actual − expected| / max(max |expected|, floor)}; NaN if any number is NaN or an
     * infinity is not matched, so that it is within no tolerance.
     *
     * @param floor the magnitude below which differences are not blown up any more
     */
    static double largest(double[] expected, double[] actual, double floor) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(
                    expected.length + " numbers compared with " + actual.length);
        }
        double scale = floor;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
        }
        return difference / scale;
    }
}
