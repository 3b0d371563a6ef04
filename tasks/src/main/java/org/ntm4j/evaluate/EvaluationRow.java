package org.ntm4j.evaluate;

import java.util.Optional;

/**
 * How well a model does on one kind of episode.
 *
 * @param name of the kind, for example {@code length 120}
 * @param episodes evaluated on
 * @param costBits mean cost of a sequence
 * @param costStandardError of {@code costBits}; NaN for one episode
 * @param bitErrors mean number of wrong bits of a sequence
 * @param solved share of the sequences without any wrong bit
 * @param optimum the comparison with the best predictor, if the task has one
 * @param marker how well the task's marker is said, if it has one
 */
public record EvaluationRow(
        String name,
        long episodes,
        double costBits,
        double costStandardError,
        double bitErrors,
        double solved,
        Optional<OptimumGap> optimum,
        Optional<MarkerResult> marker) {}
