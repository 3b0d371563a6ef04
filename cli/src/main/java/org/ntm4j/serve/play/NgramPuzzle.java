package org.ntm4j.serve.play;

import org.ntm4j.task.ngram.NgramConfig;

/**
 * Bits of which each next one is to be predicted.
 *
 * @param config of the task
 */
record NgramPuzzle(NgramConfig config) implements PuzzleKind {
    /** Twice the paper's. */
    private static final int LONGEST = 400;

    @Override
    public Form form() {
        return new Form(
                NgramConfig.ID,
                1,
                false,
                1,
                "bits",
                config.context() + 1,
                Math.max(LONGEST, config.context() + 1),
                config.length(),
                "",
                0,
                0);
    }

    @Override
    public Posed pose(Puzzle puzzle) {
        int length = puzzle.rows().length;
        Posed posed = Posed.zeros(length - 1, 1, 1);
        for (int t = 0; t < length - 1; t++) {
            posed.show(t, puzzle.rows()[t]);
            if (t >= config.context() - 1) {
                posed.want(t, puzzle.rows()[t + 1]);
            }
        }
        return posed;
    }

    @Override
    public Puzzle read(Posed episode) {
        int last = episode.steps();
        float[][] bits = new float[last + 1][];
        for (int t = 0; t < last; t++) {
            bits[t] = episode.inputs()[t].clone();
        }
        bits[last] = episode.targets()[last - 1].clone();
        return new Puzzle(bits, 0);
    }
}
