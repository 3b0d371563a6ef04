package org.ntm4j.backend.cuda.internal;

/** Work is being recorded and does what a recording can't hold. */
final class NotRecordable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param what it does
     */
    NotRecordable(String what) {
        super("work that is recorded can't contain " + what);
    }
}
