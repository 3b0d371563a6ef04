package org.ntm4j.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can act on. The message is one line: what was wrong, where, and what would
 * be right. The command line prints {@code code: message} and exits with the status of the kind.
 */
public class NtmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as the exit status is concerned. */
    public enum Kind {
        /** A run that started and failed: exit status 1. */
        FAILED_RUN,
        /** A wrong option, configuration, file or argument: exit status 2. */
        BAD_INPUT,
        /** A backend that is not there: exit status 3. */
        BACKEND_UNAVAILABLE
    }

    private final String code;
    private final Kind kind;

    /**
     * @param code a stable code such as {@code NTM-B002}
     * @param kind decides the exit status
     * @param message one line without the code
     */
    public NtmException(String code, Kind kind, String message) {
        this(code, kind, message, null);
    }

    /** As above, with the cause that {@code --debug} shows. */
    public NtmException(String code, Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.kind = kind;
    }

    /** The stable code, for example {@code NTM-B002}. */
    public final String code() {
        return code;
    }

    /** What decides the exit status. */
    public final Kind kind() {
        return kind;
    }

    /** A wrong option, configuration, file or argument. */
    public static NtmException badInput(String code, String message) {
        return new NtmException(code, Kind.BAD_INPUT, message);
    }
}
