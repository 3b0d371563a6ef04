package org.ntm4j.cli.seeds;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How a number differs from seed to seed. Between two seeds quantiles are interpolated linearly, so that
 * the median of an even count is the mean of the middle two. NaN counts as infinite: it is never better
 * than a number.
 *
 * @param count of seeds
 * @param min the least; NaN if there are no seeds, as is everything
 * @param lowerQuartile a quarter of the seeds are below
 * @param median half of the seeds are below
 * @param upperQuartile three quarters of the seeds are below
 * @param max the largest
 */
public record Spread(
        int count,
        double min,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double max) {
    /** The spread of as many numbers as there are seeds. */
    public static Spread of(DoubleStream values) {
        double[] sorted =
                values.map(value -> Double.isNaN(value) ? Double.POSITIVE_INFINITY : value)
                        .toArray();
        Arrays.sort(sorted);
        return new Spread(
                sorted.length,
                quantile(sorted, 0),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                quantile(sorted, 1));
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double rest = at - below;
        // Between equal numbers nothing is computed: infinite ones would give NaN.
        return rest == 0 || sorted[below] == sorted[below + 1]
                ? sorted[below]
                : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }
}
