package org.ntm4j.backend;

/**
 * An opaque, flat piece of a backend's memory, counted in elements of the backend's {@link
 * Precision}. Made by {@link TensorBackend#allocate(int)} and only understood by the backend that
 * made it.
 */
public interface Storage {
    /** The number of elements. */
    int size();
}
