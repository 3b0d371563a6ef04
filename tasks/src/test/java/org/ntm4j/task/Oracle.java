package org.ntm4j.task;

import java.util.List;
import org.ntm4j.episode.EpisodeBatch;

/** Solves episodes from their inputs alone, as a person would who was told the rules. */
@FunctionalInterface
public interface Oracle {
    /** The answers that are due in sequence {@code b}, in order. */
    List<Answer> solve(EpisodeBatch episodes, int b);
}
