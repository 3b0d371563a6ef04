package org.ntm4j.predict;

/**
 * What a model answers to a sequence, at every step.
 *
 * @param logits {@code [T][Y]}
 */
public record Prediction(float[][] logits) {
    /** Where a model is as sure of a one as of a zero. */
    public static final double EVEN = 0.5;

    /**
     * For each step and channel the probability of a one, the sigmoid of the logit: {@code [T][Y]}. NaN
     * where the numbers of the input were too large for the model's arithmetic.
     */
    public float[][] probabilities() {
        float[][] probabilities = new float[logits.length][];
        for (int t = 0; t < logits.length; t++) {
            probabilities[t] = new float[logits[t].length];
            for (int y = 0; y < logits[t].length; y++) {
                probabilities[t][y] = sigmoid(logits[t][y]);
            }
        }
        return probabilities;
    }

    /** The same bits on every machine, which {@code Math.exp} does not promise. */
    private static float sigmoid(float logit) {
        return (float) (1 / (1 + StrictMath.exp(-logit)));
    }

    /**
     * The bits that the model says: 1 where the probability is above {@code threshold}, else 0. Decided
     * before a probability is rounded, so that {@link #EVEN} gives the bits that an evaluation counts.
     *
     * @param threshold between 0 and 1
     */
    public int[][] bits(double threshold) {
        double least = StrictMath.log(threshold / (1 - threshold));
        int[][] bits = new int[logits.length][];
        for (int t = 0; t < logits.length; t++) {
            bits[t] = new int[logits[t].length];
            for (int y = 0; y < logits[t].length; y++) {
                bits[t][y] = logits[t][y] > least ? 1 : 0;
            }
        }
        return bits;
    }
}
