package org.ntm4j.metric;

/**
 * All that a {@link MetricWindow} knows, so that it can be saved and go on exactly.
 *
 * @param sequences how many were added
 * @param meanNats mean cost of a sequence
 * @param squaredDeviations sum of the squared deviations of the costs from their mean, in nats²
 * @param wrongBits of all sequences together
 * @param solved sequences without any wrong bit
 * @param optimumBits what the best predictor costs on all sequences together; 0 if there is none
 */
public record WindowState(
        long sequences,
        double meanNats,
        double squaredDeviations,
        long wrongBits,
        long solved,
        double optimumBits) {
    /** Nothing added. */
    public static final WindowState EMPTY = new WindowState(0, 0, 0, 0, 0, 0);

    /**
     * @throws IllegalArgumentException if a count is negative or there are more solved than sequences
     */
    public WindowState {
        if (sequences < 0 || wrongBits < 0 || solved < 0 || solved > sequences) {
            throw new IllegalArgumentException(
                    "no window has "
                            + sequences
                            + " sequences, "
                            + wrongBits
                            + " wrong bits and "
                            + solved
                            + " solved");
        }
    }
}
