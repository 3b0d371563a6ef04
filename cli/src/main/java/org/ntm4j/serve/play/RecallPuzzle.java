package org.ntm4j.serve.play;

import java.util.Arrays;
import org.ntm4j.task.recall.RecallConfig;

/**
 * Items, and which of them is asked for.
 *
 * @param config of the task
 */
record RecallPuzzle(RecallConfig config) implements PuzzleKind {
    /** The most that the paper shows. */
    private static final int MOST = 20;

    @Override
    public Form form() {
        return new Form(
                RecallConfig.ID,
                config.bits(),
                false,
                config.itemLength(),
                "items",
                2,
                Math.max(MOST, Math.min(2 * MOST, config.maxItems())),
                config.maxItems(),
                "item asked for",
                0,
                0);
    }

    @Override
    public Posed pose(Puzzle puzzle) {
        int bits = config.bits();
        int length = config.itemLength();
        float[][] rows = puzzle.rows();
        int items = rows.length / length;
        Posed posed = Posed.zeros(items * (length + 1) + 2 * length + 2, bits + 2, bits);
        for (int i = 0; i < items; i++) {
            posed.show(i * (length + 1), bits, 1);
            show(posed, i * (length + 1) + 1, rows, i);
        }
        int query = items * (length + 1);
        posed.show(query, bits + 1, 1);
        show(posed, query + 1, rows, puzzle.number());
        posed.show(query + length + 1, bits + 1, 1);
        for (int k = 0; k < length; k++) {
            posed.want(query + length + 2 + k, rows[(puzzle.number() + 1) * length + k]);
        }
        return posed;
    }

    private void show(Posed posed, int from, float[][] rows, int item) {
        for (int k = 0; k < config.itemLength(); k++) {
            posed.show(from + k, rows[item * config.itemLength() + k]);
        }
    }

    @Override
    public Puzzle read(Posed episode) {
        int length = config.itemLength();
        int items = (episode.steps() - 2 * length - 2) / (length + 1);
        float[][] rows = new float[items * length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = vector(episode, i / length * (length + 1) + 1 + i % length);
        }
        int asked = items * (length + 1) + 1;
        for (int item = 0; item < items - 1; item++) {
            boolean same = true;
            for (int k = 0; k < length; k++) {
                same &= Arrays.equals(vector(episode, asked + k), rows[item * length + k]);
            }
            if (same) {
                return new Puzzle(rows, item);
            }
        }
        throw new IllegalStateException("the episode asks for none of its items");
    }

    private float[] vector(Posed episode, int step) {
        return Arrays.copyOf(episode.inputs()[step], config.bits());
    }
}
