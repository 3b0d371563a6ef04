package org.ntm4j.cli.process;

import org.ntm4j.error.NtmException;

/** What failures are to the person who runs the program. */
public final class Failures {
    private Failures() {}

    /**
     * Any failure as one that a person can read.
     *
     * @param debug whether the stack trace is shown as well
     */
    public static NtmException explain(Throwable failure, boolean debug) {
        if (failure instanceof NtmException known) {
            return known;
        } else if (failure instanceof OutOfMemoryError) {
            return new NtmException(
                    "NTM-X002",
                    NtmException.Kind.FAILED_RUN,
                    "the memory of the JVM is used up ("
                            + failure.getMessage()
                            + "); give it more, for example by NTM_JAVA_OPTS=-Xmx4g, or make the"
                            + " model or the batch smaller",
                    failure);
        }
        return new NtmException(
                "NTM-X001",
                NtmException.Kind.FAILED_RUN,
                "a failure that should not happen: "
                        + failure
                        + (debug ? "" : "; --debug shows where"),
                failure);
    }
}
