package org.ntm4j.task.repeatcopy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.task.Answer;
import org.ntm4j.task.Episodes;
import org.ntm4j.task.Oracle;

/**
 * Notes down what is seen until the delimiter, works out how often it is wanted, and says it.
 *
 * @param config the rules
 */
record RepeatCopyOracle(RepeatCopyConfig config) implements Oracle {
    @Override
    public List<Answer> solve(EpisodeBatch episodes, int b) {
        List<List<Float>> notes = new ArrayList<>();
        int step = 0;
        while (Episodes.input(episodes, step, b, config.bits()) != 1) {
            notes.add(Episodes.inputs(episodes, step, b, config.bits()));
            step++;
        }
        long repeats = repeats(Episodes.input(episodes, step, b, config.bits() + 1));
        List<Answer> answers = new ArrayList<>();
        for (long r = 0; r < repeats; r++) {
            for (List<Float> note : notes) {
                answers.add(answer(++step, note, 0f));
            }
        }
        answers.add(answer(step + 1, Collections.nCopies(config.bits(), 0f), 1f));
        return answers;
    }

    /** What the count was before it was normalised: by the moments of the numbers one by one. */
    private long repeats(float shown) {
        double[] numbers =
                IntStream.rangeClosed(config.minRepeats(), config.maxRepeats())
                        .asDoubleStream()
                        .toArray();
        double mean = 0;
        double meanSquare = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
            meanSquare += number * number / numbers.length;
        }
        double deviation = numbers.length == 1 ? 1 : Math.sqrt(meanSquare - mean * mean);
        return Math.round(shown * deviation + mean);
    }

    private static Answer answer(int step, List<Float> vector, float marker) {
        List<Float> values = new ArrayList<>(vector);
        values.add(marker);
        return new Answer(step, values);
    }
}
