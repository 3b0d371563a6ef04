package org.ntm4j.cli;

import org.ntm4j.error.NtmException;

/** What the process tells the one who started it. */
final class ExitStatus {
    /** All went well. */
    static final int DONE = 0;

    /** A run failed. */
    static final int FAILED = 1;

    private static final int BAD_INPUT = 2;
    private static final int UNAVAILABLE = 3;

    private ExitStatus() {}

    /** The status of a failure. */
    static int of(NtmException.Kind kind) {
        return switch (kind) {
            case FAILED_RUN -> FAILED;
            case BAD_INPUT -> BAD_INPUT;
            case BACKEND_UNAVAILABLE -> UNAVAILABLE;
        };
    }
}
