package org.ntm4j.episode;

import java.util.List;
import java.util.Optional;

/** What a model is to learn: a distribution over episodes, and harder ones to test it on. */
public interface Task extends EpisodeSource {
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

    /**
     * Episodes of one kind, for evaluation.
     *
     * @param name what a table calls it, for example {@code length 120}
     * @param source draws them
     */
    record Generalization(String name, EpisodeSource source) {}
}
