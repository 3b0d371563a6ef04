package org.ntm4j.task.copy;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.episode.EpisodeBatch;

/**
 * Solves copy episodes from their inputs alone, as a person would who was told the rules: wait for the
 * start flag, note down what is seen until the end flag, then say it again.
 */
final class CopyOracle {
    private final int bits;
    private final boolean endMarker;

    CopyOracle(CopyConfig config) {
        this.bits = config.bits();
        this.endMarker = config.endMarker();
    }

    /**
     * An answer at a step.
     *
     * @param step when it is due
     * @param values of all output channels
     */
    record Answer(int step, List<Float> values) {}

    /** The answers that are due in sequence {@code b}. */
    List<Answer> solve(EpisodeBatch episodes, int b) {
        List<List<Float>> notes = new ArrayList<>();
        int step = 0;
        while (input(episodes, step, b, bits) != 1) {
            step++;
        }
        for (step++; input(episodes, step, b, bits + 1) != 1; step++) {
            List<Float> seen = new ArrayList<>();
            for (int bit = 0; bit < bits; bit++) {
                seen.add(input(episodes, step, b, bit));
            }
            notes.add(seen);
        }
        return answers(notes, step + 1);
    }

    private List<Answer> answers(List<List<Float>> notes, int from) {
        List<Answer> answers = new ArrayList<>();
        for (List<Float> note : notes) {
            List<Float> values = new ArrayList<>(note);
            values.add(0f);
            answers.add(new Answer(from + answers.size(), values));
        }
        if (endMarker) {
            List<Float> values = new ArrayList<>();
            for (int bit = 0; bit < bits; bit++) {
                values.add(0f);
            }
            values.add(1f);
            answers.add(new Answer(from + answers.size(), values));
        }
        return answers;
    }

    private static float input(EpisodeBatch episodes, int t, int b, int x) {
        return episodes.inputs()[episodes.inputIndex(t, b, x)];
    }
}
