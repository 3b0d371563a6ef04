package org.ntm4j.serve.play;

import java.util.Arrays;
import org.ntm4j.task.repeatcopy.RepeatCopyConfig;

/**
 * Vectors to copy several times.
 *
 * @param config of the task
 */
record RepeatCopyPuzzle(RepeatCopyConfig config) implements PuzzleKind {
    /** The most that the paper shows. */
    private static final int LONGEST = 20;

    private static final int BEYOND = 40;

    @Override
    public Form form() {
        return new Form(
                RepeatCopyConfig.ID,
                config.bits(),
                false,
                1,
                "vectors",
                1,
                Math.min(BEYOND, Math.max(LONGEST, config.maxLength())),
                config.maxLength(),
                "repetitions",
                1,
                Math.min(BEYOND, Math.max(LONGEST, config.maxRepeats())));
    }

    @Override
    public Posed pose(Puzzle puzzle) {
        int bits = config.bits();
        float[][] vectors = puzzle.rows();
        int length = vectors.length;
        int copied = length * puzzle.number();
        Posed posed = Posed.zeros(length + copied + 2, bits + 2, bits + 1);
        for (int i = 0; i < length; i++) {
            posed.show(i, vectors[i]);
        }
        posed.show(length, bits, 1);
        posed.show(length, bits + 1, normalized(puzzle.number()));
        for (int i = 0; i < copied; i++) {
            posed.want(length + 1 + i, vectors[i % length]);
        }
        posed.want(length + 1 + copied, bits, 1);
        return posed;
    }

    /** As the task shows a count: its distance from the mean of those trained on, in deviations. */
    private float normalized(int repeats) {
        return (float) ((repeats - mean()) / deviation());
    }

    private double mean() {
        return (config.minRepeats() + config.maxRepeats()) / 2.0;
    }

    private double deviation() {
        double numbers = config.maxRepeats() - config.minRepeats() + 1;
        return numbers == 1 ? 1 : Math.sqrt((numbers * numbers - 1) / 12);
    }

    @Override
    public Puzzle read(Posed episode) {
        int bits = config.bits();
        int length = 0;
        while (episode.inputs()[length][bits] != 1) {
            length++;
        }
        float[][] vectors = new float[length][];
        for (int i = 0; i < length; i++) {
            vectors[i] = Arrays.copyOf(episode.inputs()[i], bits);
        }
        double count = episode.inputs()[length][bits + 1] * deviation() + mean();
        return new Puzzle(vectors, (int) Math.round(count));
    }
}
