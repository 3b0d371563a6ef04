package org.ntm4j.metric;

/**
 * Accumulates the results of sequences. Adding allocates nothing. The mean is Welford's, so that the
 * spread of large costs is right; the order of adding decides the last bits.
 */
public final class MetricWindow {
    private static final double NATS_PER_BIT = Math.log(2);

    private long sequences;
    private double meanNats;
    private double squaredDeviations;
    private long wrongBits;
    private long solved;

    /** Nats as bits. */
    public static double bits(double nats) {
        return nats / NATS_PER_BIT;
    }

    /**
     * Adds a sequence.
     *
     * @param nats its cost
     * @param wrong its wrong bits
     */
    public void add(double nats, long wrong) {
        sequences++;
        double deviation = nats - meanNats;
        meanNats += deviation / sequences;
        squaredDeviations += deviation * (nats - meanNats);
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

    /** How many sequences were added. */
    public long sequences() {
        return sequences;
    }

    /** Mean cost of a sequence in bits; NaN if none was added. */
    public double costBits() {
        return sequences == 0 ? Double.NaN : bits(meanNats);
    }

    /** Standard error of {@link #costBits()}; NaN for fewer than two sequences. */
    public double costStandardError() {
        return sequences < 2
                ? Double.NaN
                : bits(Math.sqrt(squaredDeviations / (sequences - 1) / sequences));
    }

    /** Mean number of wrong bits of a sequence; NaN if none was added. */
    public double bitErrors() {
        return (double) wrongBits / sequences;
    }

    /** Share of the sequences without any wrong bit; NaN if none was added. */
    public double solved() {
        return (double) solved / sequences;
    }

    /** Forgets everything. */
    public void clear() {
        restore(WindowState.EMPTY);
    }

    /** All that this window knows. */
    public WindowState state() {
        return new WindowState(sequences, meanNats, squaredDeviations, wrongBits, solved);
    }

    /** Goes on from a state. */
    public void restore(WindowState state) {
        sequences = state.sequences();
        meanNats = state.meanNats();
        squaredDeviations = state.squaredDeviations();
        wrongBits = state.wrongBits();
        solved = state.solved();
    }
}
