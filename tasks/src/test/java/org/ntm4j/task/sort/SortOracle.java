package org.ntm4j.task.sort;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.task.Answer;
import org.ntm4j.task.Episodes;
import org.ntm4j.task.Oracle;

/**
 * Looks for the highest priority among what is left, the first of it if there are several, and says its
 * vector, until enough are said.
 *
 * @param config the rules
 */
record SortOracle(SortConfig config) implements Oracle {
    @Override
    public List<Answer> solve(EpisodeBatch episodes, int b) {
        int bits = config.bits();
        List<Integer> left = new ArrayList<>();
        int step = 0;
        while (Episodes.input(episodes, step, b, bits + 1) != 1) {
            left.add(step++);
        }
        List<Answer> answers = new ArrayList<>();
        while (answers.size() < config.answers()) {
            int best = 0;
            for (int i = 1; i < left.size(); i++) {
                if (priority(episodes, b, left.get(i)) > priority(episodes, b, left.get(best))) {
                    best = i;
                }
            }
            answers.add(new Answer(++step, Episodes.inputs(episodes, left.remove(best), b, bits)));
        }
        return answers;
    }

    private float priority(EpisodeBatch episodes, int b, int t) {
        return Episodes.input(episodes, t, b, config.bits());
    }
}
