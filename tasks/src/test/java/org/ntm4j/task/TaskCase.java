package org.ntm4j.task;

import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;

/**
 * A task to be tested, and what solves it.
 *
 * @param config of the task
 * @param oracle told the same settings
 */
public record TaskCase(TaskConfig config, Oracle oracle) {
    /** Episodes to train on. */
    public EpisodeBatch sample(int batch, long seed) {
        return config.create().sample(SeededRandom.of(seed, Purpose.DATA), batch);
    }
}
