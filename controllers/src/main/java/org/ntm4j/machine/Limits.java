package org.ntm4j.machine;

/** Checks of settings, with messages that name the setting. */
final class Limits {
    /** Far above what the paper uses, low enough that sizes can be multiplied. */
    static final int MAX_EXTENT = 1 << 16;

    private Limits() {}

    static void requireExtent(String name, int value) {
        requireBetween(name, value, 1, MAX_EXTENT);
    }

    static void requireBetween(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    name + " must be between " + low + " and " + high + ", got " + value);
        }
    }
}
