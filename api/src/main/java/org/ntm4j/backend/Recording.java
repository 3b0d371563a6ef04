package org.ntm4j.backend;

/** Work that a {@link WorkRecorder} keeps. Not thread-safe, like the backend that it belongs to. */
public interface Recording extends AutoCloseable {
    /**
     * Does the work again, on what is in its storages now.
     *
     * @return false if it can't be done any more, since one of its storages was released: then nothing
     *     was done
     * @throws IllegalStateException after {@link #close}, and after that of the backend
     */
    boolean replay();

    /** Gives back what is kept. A second call does nothing, nor does one after the backend's own. */
    @Override
    void close();
}
