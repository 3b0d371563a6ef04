package org.ntm4j.task.copy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.task.Answer;
import org.ntm4j.task.Episodes;
import org.ntm4j.task.Oracle;

/**
 * Waits for the start flag, notes down what is seen until the end flag, then says it again.
 *
 * @param config the rules
 */
record CopyOracle(CopyConfig config) implements Oracle {
    @Override
    public List<Answer> solve(EpisodeBatch episodes, int b) {
        int bits = config.bits();
        List<List<Float>> notes = new ArrayList<>();
        int step = 0;
        while (Episodes.input(episodes, step, b, bits) != 1) {
            step++;
        }
        for (step++; Episodes.input(episodes, step, b, bits + 1) != 1; step++) {
            notes.add(Episodes.inputs(episodes, step, b, bits));
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
        if (config.endMarker()) {
            List<Float> values = new ArrayList<>(Collections.nCopies(config.bits(), 0f));
            values.add(1f);
            answers.add(new Answer(from + answers.size(), values));
        }
        return answers;
    }
}
