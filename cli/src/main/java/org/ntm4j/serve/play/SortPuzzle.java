package org.ntm4j.serve.play;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ntm4j.task.sort.SortConfig;

/**
 * Vectors with priorities, of which the same share is wanted as in training.
 *
 * @param config of the task
 */
record SortPuzzle(SortConfig config) implements PuzzleKind {
    private static final int MOST = 40;

    @Override
    public Form form() {
        int most = Math.max(MOST, Math.min(2 * MOST, config.items()));
        return new Form(
                SortConfig.ID,
                config.bits(),
                true,
                1,
                "vectors",
                1,
                most,
                config.items(),
                "",
                0,
                0);
    }

    @Override
    public Posed pose(Puzzle puzzle) {
        float[][] rows = puzzle.rows();
        int bits = config.bits();
        int items = rows.length;
        int answers =
                (int) Math.max(1, Math.round((double) items * config.answers() / config.items()));
        Posed posed = Posed.zeros(items + 1 + answers, bits + 2, bits);
        for (int i = 0; i < items; i++) {
            posed.show(i, rows[i]);
        }
        posed.show(items, bits + 1, 1);
        List<Integer> order =
                IntStream.range(0, items)
                        .boxed()
                        .sorted(Comparator.comparing(i -> -rows[i][bits]))
                        .toList();
        for (int k = 0; k < answers; k++) {
            posed.want(items + 1 + k, Arrays.copyOf(rows[order.get(k)], bits));
        }
        return posed;
    }

    @Override
    public Puzzle read(Posed episode) {
        int bits = config.bits();
        int items = 0;
        while (episode.inputs()[items][bits + 1] != 1) {
            items++;
        }
        float[][] rows = new float[items][];
        for (int i = 0; i < items; i++) {
            rows[i] = Arrays.copyOf(episode.inputs()[i], bits + 1);
        }
        return new Puzzle(rows, 0);
    }
}
