package org.ntm4j.task;

import java.util.List;
import java.util.stream.IntStream;
import org.ntm4j.episode.EpisodeBatch;

/** Reads episodes. */
public final class Episodes {
    private Episodes() {}

    /** Channel {@code x} of the input. */
    public static float input(EpisodeBatch episodes, int t, int b, int x) {
        return episodes.inputs()[episodes.inputIndex(t, b, x)];
    }

    /** The first {@code channels} channels of the input. */
    public static List<Float> inputs(EpisodeBatch episodes, int t, int b, int channels) {
        return IntStream.range(0, channels).mapToObj(x -> input(episodes, t, b, x)).toList();
    }

    /** All channels of the target. */
    public static List<Float> targets(EpisodeBatch episodes, int t, int b) {
        return IntStream.range(0, episodes.outputWidth())
                .mapToObj(y -> episodes.targets()[episodes.targetIndex(t, b, y)])
                .toList();
    }

    /** The weight of a step in the cost. */
    public static float mask(EpisodeBatch episodes, int t, int b) {
        return episodes.mask()[episodes.maskIndex(t, b)];
    }

    /** The steps at which an answer is due. */
    public static List<Integer> scoredSteps(EpisodeBatch episodes, int b) {
        return IntStream.range(0, episodes.steps())
                .filter(t -> mask(episodes, t, b) == 1)
                .boxed()
                .toList();
    }

    /** The steps at which a channel of the input is not 0. */
    public static List<Integer> stepsWithInput(EpisodeBatch episodes, int b, int x) {
        return IntStream.range(0, episodes.steps())
                .filter(t -> input(episodes, t, b, x) != 0)
                .boxed()
                .toList();
    }

    /** Whole numbers of one digit, a text for each row. */
    public static List<String> rows(float[] values, int columns) {
        StringBuilder digits = new StringBuilder();
        for (float value : values) {
            digits.append((int) value);
        }
        return IntStream.range(0, values.length / columns)
                .mapToObj(row -> digits.substring(row * columns, (row + 1) * columns))
                .toList();
    }
}
