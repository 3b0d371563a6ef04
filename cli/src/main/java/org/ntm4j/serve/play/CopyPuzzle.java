package org.ntm4j.serve.play;

import java.util.Arrays;
import org.ntm4j.task.copy.CopyConfig;

/**
 * Vectors to copy.
 *
 * @param config of the task
 */
record CopyPuzzle(CopyConfig config) implements PuzzleKind {
    /** The longest that the paper shows. */
    private static final int LONGEST = 120;

    @Override
    public Form form() {
        int most = Math.min(2 * LONGEST, Math.max(LONGEST, config.maxLength()));
        return new Form(
                CopyConfig.ID,
                config.bits(),
                false,
                1,
                "vectors",
                1,
                most,
                config.maxLength(),
                "",
                0,
                0);
    }

    @Override
    public Posed pose(Puzzle puzzle) {
        int bits = config.bits();
        float[][] vectors = puzzle.rows();
        int length = vectors.length;
        Posed posed = Posed.zeros(2 * length + (config.endMarker() ? 3 : 2), bits + 2, bits + 1);
        posed.show(0, bits, 1);
        for (int i = 0; i < length; i++) {
            posed.show(1 + i, vectors[i]);
            posed.want(length + 2 + i, vectors[i]);
        }
        posed.show(length + 1, bits + 1, 1);
        if (config.endMarker()) {
            posed.want(2 * length + 2, bits, 1);
        }
        return posed;
    }

    @Override
    public Puzzle read(Posed episode) {
        int length = (episode.steps() - (config.endMarker() ? 3 : 2)) / 2;
        float[][] vectors = new float[length][];
        for (int i = 0; i < length; i++) {
            vectors[i] = Arrays.copyOf(episode.inputs()[1 + i], config.bits());
        }
        return new Puzzle(vectors, 0);
    }
}
