package org.ntm4j.cli;

import org.ntm4j.error.NtmException;

/** Ranges of options that are counts. */
final class Counts {
    /** Sequences of each kind that an evaluation has at most. */
    static final long MOST_EPISODES = 1_000_000_000L;

    /** Sequences at a time, at most. */
    static final long MOST_BATCH = 4_096;

    private Counts() {}

    /**
     * Refuses a count out of its range.
     *
     * @throws NtmException {@code NTM-U004}
     */
    static void require(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw NtmException.badInput(
                    "NTM-U004", option + " must be between 1 and " + most + ", got " + value);
        }
    }
}
