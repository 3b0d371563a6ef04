package org.ntm4j.task.repeatcopy;

import org.ntm4j.episode.Task;
import org.ntm4j.task.SettingRange;
import org.ntm4j.task.TaskConfig;

/**
 * The settings of the repeat copy task. Lengths and repetitions are drawn independently, each uniform
 * over its range.
 *
 * @param minLength of the sequence to copy
 * @param maxLength of the sequence to copy, inclusive
 * @param minRepeats how often it is to be said
 * @param maxRepeats how often it is to be said, inclusive; {@code maxLength · maxRepeats} is at most
 *     100,000
 * @param bits of each vector; the paper has 6
 */
public record RepeatCopyConfig(
        int minLength, int maxLength, int minRepeats, int maxRepeats, int bits)
        implements TaskConfig {
    /** The name of the task. */
    public static final String ID = "repeat-copy";

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_REPEATS = 1_000;
    private static final int MAX_ANSWER = 100_000;
    private static final int MAX_BITS = 256;

    /**
     * @throws IllegalArgumentException that names a setting out of its range
     */
    public RepeatCopyConfig {
        SettingRange.require("minLength", minLength, 1, MAX_LENGTH);
        SettingRange.require("maxLength", maxLength, minLength, MAX_LENGTH);
        SettingRange.require("minRepeats", minRepeats, 1, MAX_REPEATS);
        int most = Math.max(minRepeats, Math.min(MAX_REPEATS, MAX_ANSWER / maxLength));
        SettingRange.require("maxRepeats", maxRepeats, minRepeats, most);
        SettingRange.require("bits", bits, 1, MAX_BITS);
    }

    @Override
    public String taskId() {
        return ID;
    }

    @Override
    public Task create() {
        return new RepeatCopyTask(this);
    }
}
