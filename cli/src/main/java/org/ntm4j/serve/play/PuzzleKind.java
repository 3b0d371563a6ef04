package org.ntm4j.serve.play;

import java.util.Optional;
import org.ntm4j.task.TaskConfig;
import org.ntm4j.task.copy.CopyConfig;
import org.ntm4j.task.ngram.NgramConfig;
import org.ntm4j.task.recall.RecallConfig;
import org.ntm4j.task.repeatcopy.RepeatCopyConfig;
import org.ntm4j.task.sort.SortConfig;

/** What a person draws of a task, and the episode that this is. */
interface PuzzleKind {
    /** What can be drawn. */
    Form form();

    /**
     * The episode that the task would make of it.
     *
     * @param puzzle as {@link #form} allows it
     */
    Posed pose(Puzzle puzzle);

    /** What an episode of the task was made of. */
    Puzzle read(Posed episode);

    /** The kind of a task; nothing of the user's own sequences, of which nothing is known. */
    static Optional<PuzzleKind> of(TaskConfig task) {
        if (task instanceof CopyConfig copy) {
            return Optional.of(new CopyPuzzle(copy));
        } else if (task instanceof RepeatCopyConfig copy) {
            return Optional.of(new RepeatCopyPuzzle(copy));
        } else if (task instanceof RecallConfig recall) {
            return Optional.of(new RecallPuzzle(recall));
        } else if (task instanceof NgramConfig ngram) {
            return Optional.of(new NgramPuzzle(ngram));
        } else if (task instanceof SortConfig sort) {
            return Optional.of(new SortPuzzle(sort));
        }
        return Optional.empty();
    }
}
