package org.ntm4j.task.ngram;

import java.util.Arrays;
import org.ntm4j.episode.Baseline;
import org.ntm4j.episode.EpisodeBatch;

/**
 * The Bayesian estimator for N-gram sources with probabilities from Beta(½, ½) (equation 10 of the
 * paper): {@code P(1 | c) = (N₁ + ½) / (N₁ + N₀ + 1)}, with N₁ and N₀ how often a 1 and a 0 have
 * followed the context c so far. With the context of the task, no predictor that does not know the
 * source has a lower expected cost. With a shorter one it shows what a model loses that sees less.
 */
public final class OptimalEstimator implements Baseline {
    private static final int MAX_CONTEXT = 16;

    private final int context;

    /**
     * @param context how many of the latest bits are looked at, 0 to 16
     * @throws IllegalArgumentException if it is out of that range
     */
    public OptimalEstimator(int context) {
        if (context < 0 || context > MAX_CONTEXT) {
            throw new IllegalArgumentException(
                    "context must be between 0 and " + MAX_CONTEXT + ", got " + context);
        }
        this.context = context;
    }

    /** The cost of predicting every scored bit of a batch of the N-grams task. */
    @Override
    public double[] costBits(EpisodeBatch episodes) {
        if (episodes.inputWidth() != 1 || episodes.outputWidth() != 1) {
            throw new IllegalArgumentException(
                    "N-grams have one input and one output channel, got "
                            + episodes.inputWidth()
                            + " and "
                            + episodes.outputWidth());
        }
        int[] counts = new int[2 << context];
        double[] costs = new double[episodes.batch()];
        for (int b = 0; b < costs.length; b++) {
            Arrays.fill(counts, 0);
            costs[b] = costBits(episodes, b, counts);
        }
        return costs;
    }

    /**
     * @param counts zeros and ones seen after each context, side by side; all 0, modified
     */
    private double costBits(EpisodeBatch episodes, int b, int[] counts) {
        int seen = 0;
        double cost = 0;
        for (int t = 0; t < episodes.steps(); t++) {
            int bit = bit(episodes.inputs()[episodes.inputIndex(t, b, 0)]);
            if (t >= context) {
                counts[2 * seen + bit]++;
            }
            seen = ((seen << 1) | bit) & ((1 << context) - 1);
            float weight = episodes.mask()[episodes.maskIndex(t, b)];
            if (weight != 0) {
                int next = bit(episodes.targets()[episodes.targetIndex(t, b, 0)]);
                double followed = counts[2 * seen] + counts[2 * seen + 1];
                cost -= weight * Math.log((counts[2 * seen + next] + 0.5) / (followed + 1));
            }
        }
        return cost / Math.log(2);
    }

    private static int bit(float value) {
        return value > 0.5f ? 1 : 0;
    }
}
