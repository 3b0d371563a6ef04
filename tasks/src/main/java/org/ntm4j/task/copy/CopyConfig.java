package org.ntm4j.task.copy;

import org.ntm4j.episode.Task;
import org.ntm4j.task.SettingRange;
import org.ntm4j.task.TaskConfig;

/**
 * The settings of the copy task.
 *
 * @param minLength of the sequence to copy
 * @param maxLength of the sequence to copy, inclusive; lengths between are equally likely
 * @param bits of each vector; the paper has 8
 * @param endMarker whether one more step is answered, on which the last output channel must be 1
 */
public record CopyConfig(int minLength, int maxLength, int bits, boolean endMarker)
        implements TaskConfig {
    /** The name of the task. */
    public static final String ID = "copy";

    private static final int MAX_LENGTH = 50_000;
    private static final int MAX_BITS = 256;

    /**
     * @throws IllegalArgumentException that names a setting out of its range
     */
    public CopyConfig {
        SettingRange.require("minLength", minLength, 1, MAX_LENGTH);
        SettingRange.require("maxLength", maxLength, minLength, MAX_LENGTH);
        SettingRange.require("bits", bits, 1, MAX_BITS);
    }

    @Override
    public String taskId() {
        return ID;
    }

    @Override
    public Task create() {
        return new CopyTask(this);
    }
}
