package org.ntm4j.backend.cpu.parallel;

import org.jspecify.annotations.Nullable;

/** What the units of a task have thrown: that of the lowest number is kept, whichever came first. */
final class Failure {
    private @Nullable Throwable thrown;
    private int unit;

    synchronized void keep(int failedUnit, Throwable failure) {
        if (thrown == null || failedUnit < unit) {
            thrown = failure;
            unit = failedUnit;
        }
    }

    /** Throws what is kept, if there is anything, and forgets it. */
    synchronized void rethrow() {
        Throwable kept = thrown;
        thrown = null;
        if (kept instanceof RuntimeException exception) {
            throw exception;
        } else if (kept instanceof Error error) {
            throw error;
        }
    }
}
