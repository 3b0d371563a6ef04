package org.ntm4j.train;

/**
 * How a window of training went. Means are over the window's sequences.
 *
 * @param episodes trained on since the start of the run
 * @param sequences of the window
 * @param costBits mean cost of a sequence
 * @param bitErrors mean number of wrong bits of a sequence
 * @param solved share of the sequences without any wrong bit
 * @param isBest whether no window before had a cost as low, or as little above the best predictor's where
 *     that is known
 */
public record TrainingReport(
        long episodes,
        long sequences,
        double costBits,
        double bitErrors,
        double solved,
        boolean isBest) {}
