package org.ntm4j.train;

import org.jspecify.annotations.Nullable;

/** What is known of a shape that came before. */
final class KnownShape {
    /** How often it is tried in vain to record a shape. */
    private static final int MOST_FAILURES = 3;

    private @Nullable RecordedPass recorded;
    private int failures;
    private long lastUse;

    KnownShape(long now) {
        lastUse = now;
    }

    /** The recording, if there is one. */
    @Nullable RecordedPass recorded() {
        return recorded;
    }

    void keep(RecordedPass pass) {
        recorded = pass;
        failures = 0;
    }

    /** Closes the recording, if there is one. */
    void forget() {
        if (recorded != null) {
            recorded.recording().close();
        }
        recorded = null;
    }

    void hasFailed() {
        failures++;
    }

    /** Whether it is worth while to record. */
    boolean isRecordable() {
        return failures < MOST_FAILURES;
    }

    void use(long now) {
        lastUse = now;
    }

    /** When it was used last. */
    long lastUse() {
        return lastUse;
    }
}
