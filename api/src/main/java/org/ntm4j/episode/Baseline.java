package org.ntm4j.episode;

/**
 * What the best predictor that can exist costs on given episodes, to measure a model against on the same
 * sequences: costs differ far more between sequences than between good models.
 */
@FunctionalInterface
public interface Baseline {
    /**
     * The cost of each sequence, in bits over all scored steps and channels.
     *
     * @param episodes of the task that this is the baseline of; not modified
     * @return B numbers
     */
    double[] costBits(EpisodeBatch episodes);
}
