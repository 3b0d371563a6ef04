package org.ntm4j.task.ngram;

import org.ntm4j.episode.Task;
import org.ntm4j.task.SettingRange;
import org.ntm4j.task.TaskConfig;

/**
 * The settings of the dynamic N-grams.
 *
 * @param context bits that decide the distribution of the next one; the paper has 5, a 6-gram
 * @param length bits of a sequence, more than {@code context}; the paper has 200
 */
public record NgramConfig(int context, int length) implements TaskConfig {
    /** The name of the task. */
    public static final String ID = "n-grams";

    private static final int MAX_CONTEXT = 16;
    private static final int MAX_LENGTH = 100_000;

    /**
     * @throws IllegalArgumentException that names a setting out of its range
     */
    public NgramConfig {
        SettingRange.require("context", context, 1, MAX_CONTEXT);
        SettingRange.require("length", length, context + 1, MAX_LENGTH);
    }

    @Override
    public String taskId() {
        return ID;
    }

    @Override
    public Task create() {
        return new NgramTask(this);
    }
}
