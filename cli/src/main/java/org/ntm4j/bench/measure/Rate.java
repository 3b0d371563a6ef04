package org.ntm4j.bench.measure;

import java.util.Arrays;

/**
 * How fast something went, in units a second.
 *
 * @param median over windows of time
 * @param least of a window
 * @param most of a window
 */
public record Rate(double median, double least, double most) {
    /** The rate over windows of time, at least one. */
    public static Rate of(double[] windows) {
        double[] sorted = windows.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return new Rate((sorted[last / 2] + sorted[(last + 1) / 2]) / 2, sorted[0], sorted[last]);
    }

    /** Both at the same time. */
    Rate plus(Rate other) {
        return new Rate(median + other.median, least + other.least, most + other.most);
    }
}
