package org.ntm4j.episode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a model is to learn: a distribution over episodes, and harder ones to test it on. Most tasks hold
 * nothing; one that reads a file keeps it open until closed.
 */
public interface Task extends EpisodeSource, AutoCloseable {
    /** The name a user gives to {@code --task}. */
    String id();

    /** X: channels of the input. */
    int inputWidth();

    /** Y: channels of the output. */
    int outputWidth();

    /** Episodes of kinds not trained on, or trained on only at the edge, easiest first. */
    List<Generalization> generalizations();

    /** The best predictor that can exist, where there is one that does not answer without a mistake. */
    default Optional<Baseline> baseline() {
        return Optional.empty();
    }

    /** The channel of the answer whose errors are worth a figure of their own, where there is one. */
    default Optional<Marker> marker() {
        return Optional.empty();
    }

    /**
     * A channel of the answer that does not hold what is to be said, but marks a place in it.
     *
     * @param name what a table calls it, for example {@code end marker}
     * @param channel of the output, from 0 on
     */
    record Marker(String name, int channel) {}

    /**
     * Episodes of one kind, for evaluation.
     *
     * @param name what a table calls it, for example {@code length 120}
     * @param source draws them; if there is a size, in an order of its own, from the first on for each
     *     call of {@link Task#generalizations()}, and again from the first after the last
     * @param size how many there are; empty if there are as many as one likes
     */
    record Generalization(String name, EpisodeSource source, OptionalLong size) {
        /** As many episodes as one likes. */
        public Generalization(String name, EpisodeSource source) {
            this(name, source, OptionalLong.empty());
        }
    }

    /**
     * Makes ready and checks what episodes to train on are drawn from, so that mistakes in the user's data
     * come to light before a run begins.
     */
    default void prepare() {}

    /** Lets go of what the task holds. A second call does nothing. */
    @Override
    default void close() {}
}
