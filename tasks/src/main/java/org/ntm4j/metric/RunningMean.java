package org.ntm4j.metric;

/**
 * Mean and spread of numbers that come one after the other. Adding allocates nothing. Welford's, so that
 * the spread of large numbers is right; the order of adding decides the last bits.
 */
public final class RunningMean {
    private long count;
    private double mean;
    private double squaredDeviations;

    /** Adds a number. */
    public void add(double value) {
        count++;
        double deviation = value - mean;
        mean += deviation / count;
        squaredDeviations += deviation * (value - mean);
    }

    /** How many were added. */
    public long count() {
        return count;
    }

    /** The mean; NaN if none was added. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** Standard error of the mean; NaN for fewer than two numbers. */
    public double standardError() {
        return count < 2 ? Double.NaN : Math.sqrt(squaredDeviations / (count - 1) / count);
    }

    /** Sum of the squared deviations from the mean. */
    double squaredDeviations() {
        return squaredDeviations;
    }

    /** Goes on as if {@code numbers} numbers had been added. */
    void restore(long numbers, double meanOfThem, double squaredDeviationsOfThem) {
        count = numbers;
        mean = meanOfThem;
        squaredDeviations = squaredDeviationsOfThem;
    }
}
