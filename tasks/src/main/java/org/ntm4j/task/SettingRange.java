package org.ntm4j.task;

/**
 * Checks of settings. Each message begins with the name of the setting, which is how {@link
 * org.ntm4j.config.RecordCodec} finds the place of a mistake.
 */
public final class SettingRange {
    private SettingRange() {}

    /**
     * Refuses a value out of its range.
     *
     * @param most inclusive
     * @throws IllegalArgumentException that names the setting, the range and the value
     */
    public static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + ", got " + value);
        }
    }
}
