package org.ntm4j.task.recall;

import org.ntm4j.episode.Task;
import org.ntm4j.task.SettingRange;
import org.ntm4j.task.TaskConfig;

/**
 * The settings of the associative recall task.
 *
 * @param minItems of an episode, at least 2
 * @param maxItems of an episode, inclusive; numbers between are equally likely. At most as many as there
 *     are different items
 * @param itemLength vectors of an item; the paper has 3
 * @param bits of each vector; the paper has 6
 */
public record RecallConfig(int minItems, int maxItems, int itemLength, int bits)
        implements TaskConfig {
    /** The name of the task. */
    public static final String ID = "associative-recall";

    private static final int MAX_ITEMS = 1_000;
    private static final int MAX_ITEM_LENGTH = 100;
    private static final int MAX_BITS = 256;

    /**
     * @throws IllegalArgumentException that names a setting out of its range
     */
    public RecallConfig {
        SettingRange.require("itemLength", itemLength, 1, MAX_ITEM_LENGTH);
        SettingRange.require("bits", bits, 1, MAX_BITS);
        int most = differentItems(itemLength, bits);
        SettingRange.require("minItems", minItems, 2, most);
        SettingRange.require("maxItems", maxItems, minItems, most);
    }

    /** How many items an episode may have, all of them different. */
    int differentItems() {
        return differentItems(itemLength, bits);
    }

    private static int differentItems(int itemLength, int bits) {
        int bitsOfItem = itemLength * bits;
        return bitsOfItem < Integer.SIZE - 1 ? Math.min(MAX_ITEMS, 1 << bitsOfItem) : MAX_ITEMS;
    }

    @Override
    public String taskId() {
        return ID;
    }

    @Override
    public Task create() {
        return new RecallTask(this);
    }
}
