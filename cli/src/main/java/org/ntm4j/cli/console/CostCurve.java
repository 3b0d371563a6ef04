package org.ntm4j.cli.console;

import java.util.Arrays;

/**
 * The cost of a run in one line of signs: each the mean over its part of the episodes, the lowest for the
 * least of them and the highest for the most. Told from the thread that trains, drawn by another.
 */
final class CostCurve implements BarLine.Filling {
    /** From low to high, for terminals that have them. */
    static final String BLOCKS = "▁▂▃▄▅▆▇█";

    /** From low to high, for all others. */
    private static final String ASCII = "_.:-=+*#";

    /** Parts of the run that are told apart; no terminal has as many columns. */
    private static final int PARTS = 240;

    private final double[] sums = new double[PARTS];
    private final int[] counts = new int[PARTS];
    private final long total;
    private final String signs;
    private long episodes;

    /**
     * @param start episodes before the first window
     * @param total episodes in the end
     * @param blocks whether the terminal has {@link #BLOCKS}
     */
    CostCurve(long start, long total, boolean blocks) {
        this.episodes = start;
        this.total = Math.max(1, total);
        this.signs = blocks ? BLOCKS : ASCII;
    }

    /** A report window ends, which began where the one before ended. */
    synchronized void add(long end, double costBits) {
        int from = part(episodes);
        int to = part(end - 1);
        for (int part = from; part <= to && Double.isFinite(costBits); part++) {
            sums[part] += costBits;
            counts[part]++;
        }
        episodes = end;
    }

    private int part(long episode) {
        return (int) Math.min(PARTS - 1, PARTS * (double) episode / total);
    }

    /** The curve; of parts that nothing is known of, for example before a run went on, a plain bar. */
    @Override
    public String of(int done, int width) {
        double[] costs = costs(done, width);
        double least = Arrays.stream(costs).filter(Double::isFinite).min().orElse(0);
        double most = Arrays.stream(costs).filter(Double::isFinite).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (double cost : costs) {
            line.append(Double.isNaN(cost) ? '=' : sign(cost, least, most));
        }
        return line.toString();
    }

    private char sign(double cost, double least, double most) {
        double share = most > least ? (cost - least) / (most - least) : 1;
        return signs.charAt((int) Math.round(share * (signs.length() - 1)));
    }

    /** The mean cost of each sign; where no window ended that of the sign before. */
    private synchronized double[] costs(int done, int width) {
        double[] costs = new double[done];
        double last = Double.NaN;
        for (int i = 0; i < done; i++) {
            double sum = 0;
            int count = 0;
            for (int part = i * PARTS / width; part < (i + 1) * PARTS / width; part++) {
                sum += sums[part];
                count += counts[part];
            }
            last = count == 0 ? last : sum / count;
            costs[i] = last;
        }
        return costs;
    }
}
