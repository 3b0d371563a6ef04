package org.ntm4j.report;

import java.util.Map;
import java.util.OptionalInt;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.EpisodeSource;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.episode.Task;
import org.ntm4j.error.NtmException;
import org.ntm4j.task.TaskConfig;
import org.ntm4j.task.copy.CopyConfig;
import org.ntm4j.task.file.FileConfig;
import org.ntm4j.task.ngram.NgramConfig;
import org.ntm4j.task.recall.RecallConfig;
import org.ntm4j.task.repeatcopy.RepeatCopyConfig;
import org.ntm4j.task.sort.SortConfig;
import org.ntm4j.train.RunConfig;

/** Which episode a model is shown. */
public final class EpisodeChoice {
    /** Of the episode, if nobody says otherwise. */
    public static final long SEED = 7;

    private EpisodeChoice() {}

    /**
     * Settings of a run whose task draws episodes of one length: vectors to copy, items to recall or
     * sort, bits to predict. Repetitions of a repeat copy stay as the seed draws them.
     *
     * @param length the longest that the run was trained on if none is given
     * @throws NtmException {@code NTM-C0…} if the task has no episodes of this length, {@code NTM-V001}
     *     if it has none of a length that could be chosen
     */
    public static RunConfig sized(RunConfig config, OptionalInt length) {
        TaskConfig task = config.task();
        if (task instanceof CopyConfig copy) {
            return between(config, "Length", length.orElse(copy.maxLength()), length);
        } else if (task instanceof RepeatCopyConfig copy) {
            return between(config, "Length", length.orElse(copy.maxLength()), length);
        } else if (task instanceof RecallConfig recall) {
            return between(config, "Items", length.orElse(recall.maxItems()), length);
        } else if (length.isEmpty()) {
            return config;
        } else if (task instanceof NgramConfig) {
            return with(config, Map.of("task.length", text(length)), length);
        } else if (task instanceof SortConfig sort) {
            long answers = Math.round(length.getAsInt() * (double) sort.answers() / sort.items());
            return with(
                    config,
                    Map.of(
                            "task.items", text(length),
                            "task.answers", Long.toString(Math.max(1, answers))),
                    length);
        }
        throw NtmException.badInput(
                "NTM-V001",
                "--length "
                        + length.getAsInt()
                        + ": sequences of task "
                        + task.taskId()
                        + " are as long as they are; leave --length out");
    }

    private static RunConfig between(RunConfig config, String what, int length, OptionalInt asked) {
        String text = Integer.toString(length);
        return with(config, Map.of("task.min" + what, text, "task.max" + what, text), asked);
    }

    private static String text(OptionalInt length) {
        return Integer.toString(length.getAsInt());
    }

    /** Names the option in what the settings complain of. */
    private static RunConfig with(
            RunConfig config, Map<String, String> changes, OptionalInt asked) {
        try {
            return config.withAll(changes);
        } catch (NtmException e) {
            throw asked.isEmpty()
                    ? e
                    : new NtmException(
                            e.code(),
                            e.kind(),
                            "--length " + asked.getAsInt() + ": " + e.getMessage(),
                            e);
        }
    }

    /**
     * An episode of the length that {@link #sized} chooses if none is given.
     *
     * @param config of a run
     * @param task of these settings, ready to be drawn from
     * @return a batch of one
     */
    public static EpisodeBatch draw(RunConfig config, Task task) {
        TaskConfig sized = sized(config, OptionalInt.empty()).task();
        if (sized.equals(config.task())) {
            return draw(task, SEED);
        }
        try (Task longest = sized.create()) {
            longest.prepare();
            return draw(longest, SEED);
        }
    }

    /**
     * An episode of a task: of the user's own sequences one that was kept for evaluation, if there is
     * one.
     *
     * @return a batch of one
     */
    public static EpisodeBatch draw(Task task, long seed) {
        SeededRandom random = SeededRandom.of(seed, Purpose.EVALUATION);
        EpisodeSource source =
                task.id().equals(FileConfig.ID) && !task.generalizations().isEmpty()
                        ? task.generalizations().get(0).source()
                        : task;
        return source.sample(random, 1);
    }
}
