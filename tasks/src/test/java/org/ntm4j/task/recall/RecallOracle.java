package org.ntm4j.task.recall;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.task.Answer;
import org.ntm4j.task.Episodes;
import org.ntm4j.task.Oracle;

/**
 * Begins a note at each item flag; compares what it sees between the query flags with its notes; says
 * the note after the one that is the same.
 *
 * @param config the rules
 */
record RecallOracle(RecallConfig config) implements Oracle {
    @Override
    public List<Answer> solve(EpisodeBatch episodes, int b) {
        int bits = config.bits();
        List<List<List<Float>>> notes = new ArrayList<>();
        int step = 0;
        while (Episodes.input(episodes, step, b, bits + 1) != 1) {
            if (Episodes.input(episodes, step, b, bits) == 1) {
                notes.add(new ArrayList<>());
            } else {
                notes.get(notes.size() - 1).add(Episodes.inputs(episodes, step, b, bits));
            }
            step++;
        }
        List<List<Float>> query = new ArrayList<>();
        for (step++; Episodes.input(episodes, step, b, bits + 1) != 1; step++) {
            query.add(Episodes.inputs(episodes, step, b, bits));
        }
        List<Answer> answers = new ArrayList<>();
        for (List<Float> vector : notes.get(onlyPlace(notes, query) + 1)) {
            answers.add(new Answer(++step, vector));
        }
        return answers;
    }

    private static int onlyPlace(List<List<List<Float>>> notes, List<List<Float>> query) {
        if (notes.indexOf(query) != notes.lastIndexOf(query)) {
            throw new AssertionError("a query has two answers");
        }
        return notes.indexOf(query);
    }
}
