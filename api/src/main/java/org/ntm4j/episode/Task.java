package org.ntm4j.episode;

import java.util.List;

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

    /**
     * Episodes of one kind, for evaluation.
     *
     * @param name what a table calls it, for example {@code length 120}
     * @param source draws them
     */
    record Generalization(String name, EpisodeSource source) {}
}
