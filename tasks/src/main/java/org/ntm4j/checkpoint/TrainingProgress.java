package org.ntm4j.checkpoint;

import java.util.List;
import org.ntm4j.metric.WindowState;

/**
 * Where a run is.
 *
 * @param episodes trained on
 * @param updates steps of the optimiser
 * @param bestCostBits lowest mean cost over a full report window; infinite before the first
 * @param bestAboveOptimumBits lowest mean cost above the best predictor's over a full report window; the
 *     same as {@code bestCostBits} where there is no such predictor
 * @param window what the current report window holds
 * @param dataRandom state of the generator that draws the episodes, four words
 */
public record TrainingProgress(
        long episodes,
        long updates,
        double bestCostBits,
        double bestAboveOptimumBits,
        WindowState window,
        List<Long> dataRandom) {
    /**
     * @throws IllegalArgumentException if a count is negative, or NaN is the best cost
     */
    public TrainingProgress {
        dataRandom = List.copyOf(dataRandom);
        boolean comparable = !Double.isNaN(bestCostBits) && !Double.isNaN(bestAboveOptimumBits);
        if (episodes < 0 || updates < 0 || !comparable) {
            throw new IllegalArgumentException(
                    "no run has "
                            + episodes
                            + " episodes, "
                            + updates
                            + " updates and a best cost of "
                            + bestCostBits);
        }
    }
}
