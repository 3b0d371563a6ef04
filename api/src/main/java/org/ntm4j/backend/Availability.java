package org.ntm4j.backend;

/** Whether a backend can be opened on this machine, and if not, why and what would help. */
public sealed interface Availability {
    /**
     * It can be opened.
     *
     * @param description hardware, kernels and libraries in use, on one line
     */
    record Available(String description) implements Availability {}

    /**
     * It can't be opened.
     *
     * @param reason what is missing, on one line
     * @param remedy what the user can do about it, on one line
     */
    record Unavailable(String reason, String remedy) implements Availability {}

    /** It can be opened. */
    static Availability available(String description) {
        return new Available(description);
    }

    /** It can't be opened. */
    static Availability unavailable(String reason, String remedy) {
        return new Unavailable(reason, remedy);
    }
}
