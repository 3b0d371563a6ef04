package org.ntm4j.task.sort;

import org.ntm4j.episode.Task;
import org.ntm4j.task.SettingRange;
import org.ntm4j.task.TaskConfig;

/**
 * The settings of the priority sort task.
 *
 * @param items vectors shown; the paper has 20
 * @param answers vectors wanted, those of highest priority, at most {@code items}; the paper has 16
 * @param bits of each vector; the paper has 8
 */
public record SortConfig(int items, int answers, int bits) implements TaskConfig {
    /** The name of the task. */
    public static final String ID = "priority-sort";

    private static final int MAX_ITEMS = 1_000;
    private static final int MAX_BITS = 256;

    /**
     * @throws IllegalArgumentException that names a setting out of its range
     */
    public SortConfig {
        SettingRange.require("items", items, 1, MAX_ITEMS);
        SettingRange.require("answers", answers, 1, items);
        SettingRange.require("bits", bits, 1, MAX_BITS);
    }

    @Override
    public String taskId() {
        return ID;
    }

    @Override
    public Task create() {
        return new SortTask(this);
    }
}
