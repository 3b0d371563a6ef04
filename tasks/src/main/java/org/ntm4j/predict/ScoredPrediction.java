package org.ntm4j.predict;

/**
 * What a model answers to a sequence, beside what would be right.
 *
 * @param prediction the answer
 * @param target {@code [T][Y]}, in [0, 1]
 * @param mask {@code [T]}: weight of each step in the cost
 * @param costBits the cross-entropy summed over steps and channels, in bits
 */
public record ScoredPrediction(
        Prediction prediction, float[][] target, float[] mask, double costBits) {
    /**
     * How many bits are wrong at the steps whose mask is not 0. A target above a half is a one; an
     * answer that is no number is wrong.
     *
     * @param threshold as in {@link Prediction#bits}
     */
    public long wrongBits(double threshold) {
        int[][] bits = prediction.bits(threshold);
        long wrong = 0;
        for (int t = 0; t < mask.length; t++) {
            for (int y = 0; mask[t] != 0 && y < target[t].length; y++) {
                int right = target[t][y] > Prediction.EVEN ? 1 : 0;
                boolean none = Float.isNaN(prediction.logits()[t][y]);
                wrong += none || bits[t][y] != right ? 1 : 0;
            }
        }
        return wrong;
    }
}
