package org.ntm4j.backend;

import java.util.Optional;

/**
 * Keeps a sequence of operations, so that it can be done again at less cost than one by one.
 *
 * <p>A recording repeats the operations on the same views with the same numbers. So it stands for work
 * in which only the <em>contents</em> of storages differ from time to time: not the views, not a factor,
 * not the path through the program.
 */
public interface WorkRecorder {
    /**
     * Does work and keeps it. It can be kept if it neither uploads nor downloads, and if it allocates
     * nothing that the same work did not allocate and release before: so do it once by itself first.
     *
     * @param work operations of this backend, run once, in the calling thread; it must not record
     * @return what was done, for repetition; or empty if it can't be kept: then what was run of it may
     *     have had no effect, or some, and must be run again from its start
     * @throws IllegalStateException if the backend was closed, or this is called by {@code work}
     */
    Optional<Recording> record(Runnable work);
}
