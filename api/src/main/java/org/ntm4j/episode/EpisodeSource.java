package org.ntm4j.episode;

import java.util.random.RandomGenerator;

/** Where episodes come from. */
@FunctionalInterface
public interface EpisodeSource {
    /**
     * Draws episodes independently of each other.
     *
     * @param random the only source of randomness
     * @param batch how many, at least 1
     */
    EpisodeBatch sample(RandomGenerator random, int batch);
}
