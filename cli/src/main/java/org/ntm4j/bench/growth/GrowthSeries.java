package org.ntm4j.bench.growth;

import java.util.List;

/**
 * Training while one thing grows.
 *
 * @param axis what grows
 * @param task trained on
 * @param model trained
 * @param points in order of growth, at least one
 */
public record GrowthSeries(GrowthAxis axis, String task, String model, List<GrowthPoint> points) {
    /** What measurement leaves uncertain of an exponent. */
    private static final double TOLERANCE = 0.05;

    /**
     * The slope of the time of a step against its operations, both as logarithms, by least squares: 1 is as fast as
     * the operations, below 1 slower. NaN of less than two points.
     */
    public double exponent() {
        double[] x = points.stream().mapToDouble(p -> Math.log(p.operationsOfStep())).toArray();
        double[] y = points.stream().mapToDouble(p -> Math.log(p.seconds())).toArray();
        double meanX = mean(x);
        double meanY = mean(y);
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
        }
        return xy / xx;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** How many times as long a step takes at the end as at the start. */
    public double timeRatio() {
        return last().seconds() / first().seconds();
    }

    /** How many times as many operations it has. */
    public double operationsRatio() {
        return last().operationsOfStep() / first().operationsOfStep();
    }

    private GrowthPoint first() {
        return points.get(0);
    }

    private GrowthPoint last() {
        return points.get(points.size() - 1);
    }

    /** Whether the exponent is at most 1, but for what measurement leaves uncertain. */
    public boolean isNoFasterThanOperations() {
        return exponent() <= 1 + TOLERANCE;
    }
}
