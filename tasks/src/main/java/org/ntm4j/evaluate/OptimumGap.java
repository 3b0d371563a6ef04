package org.ntm4j.evaluate;

/**
 * What a model costs more than the best predictor on the same sequences. Being paired, it is far surer
 * than either cost.
 *
 * @param optimalBits mean cost of a sequence to the best predictor
 * @param gapBits mean of what each sequence costs the model more
 * @param gapStandardError of {@code gapBits}; NaN for one episode
 */
public record OptimumGap(double optimalBits, double gapBits, double gapStandardError) {}
