package org.ntm4j.metric;

/**
 * Accumulates the results of sequences. Adding allocates nothing; the order of adding decides the last
 * bits.
 */
public final class MetricWindow {
    private static final double NATS_PER_BIT = Math.log(2);

    private final RunningMean nats = new RunningMean();
    private long wrongBits;
    private long solved;
    private double optimumBits;

    /** Nats as bits. */
    public static double bits(double cost) {
        return cost / NATS_PER_BIT;
    }

    /**
     * Adds a sequence.
     *
     * @param cost in nats
     * @param wrong its wrong bits
     */
    public void add(double cost, long wrong) {
        nats.add(cost);
        wrongBits += wrong;
        solved += wrong == 0 ? 1 : 0;
    }

    /**
     * Adds the sequences of a batch.
     *
     * @param perSequence {@code [B, 2]}: nats, and wrong bits, of each sequence
     * @param batch B
     */
    public void addBatch(double[] perSequence, int batch) {
        for (int b = 0; b < batch; b++) {
            add(perSequence[2 * b], (long) perSequence[2 * b + 1]);
        }
    }

    /**
     * Adds what the best predictor costs on sequences that were added.
     *
     * @param bits of each sequence
     */
    public void addOptimum(double[] bits) {
        for (double sequence : bits) {
            optimumBits += sequence;
        }
    }

    /** How many sequences were added. */
    public long sequences() {
        return nats.count();
    }

    /** Mean cost of a sequence in bits; NaN if none was added. */
    public double costBits() {
        return bits(nats.mean());
    }

    /**
     * Mean cost of a sequence in bits above what the best predictor costs on the same ones, as far as
     * {@link #addOptimum} was told; NaN if none was added.
     */
    public double aboveOptimumBits() {
        return costBits() - optimumBits / sequences();
    }

    /** Standard error of {@link #costBits()}; NaN for fewer than two sequences. */
    public double costStandardError() {
        return bits(nats.standardError());
    }

    /** Mean number of wrong bits of a sequence; NaN if none was added. */
    public double bitErrors() {
        return (double) wrongBits / sequences();
    }

    /** Share of the sequences without any wrong bit; NaN if none was added. */
    public double solved() {
        return (double) solved / sequences();
    }

    /** Forgets everything. */
    public void clear() {
        restore(WindowState.EMPTY);
    }

    /** All that this window knows. */
    public WindowState state() {
        double mean = nats.count() == 0 ? 0 : nats.mean();
        return new WindowState(
                nats.count(), mean, nats.squaredDeviations(), wrongBits, solved, optimumBits);
    }

    /** Goes on from a state. */
    public void restore(WindowState state) {
        nats.restore(state.sequences(), state.meanNats(), state.squaredDeviations());
        wrongBits = state.wrongBits();
        solved = state.solved();
        optimumBits = state.optimumBits();
    }
}
