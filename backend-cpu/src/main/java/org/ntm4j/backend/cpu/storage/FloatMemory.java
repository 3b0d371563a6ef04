package org.ntm4j.backend.cpu.storage;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.View;
import org.ntm4j.error.NtmException;

/**
 * The storages of one backend: what is alive, and the array behind a view. Every access to an array
 * goes through {@link #array}, so that a storage that was released or belongs to another backend is
 * found before it does harm.
 */
public final class FloatMemory implements AutoCloseable {
    private final Set<FloatStorage> live = Collections.newSetFromMap(new IdentityHashMap<>());
    private long liveElements;
    private boolean closed;

    /**
     * A new storage.
     *
     * @throws NtmException {@code NTM-B010} if the heap is too small
     */
    public Storage allocate(int size) {
        requireOpen();
        if (size < 0) {
            throw new IllegalArgumentException("a storage can't have " + size + " elements");
        }
        FloatStorage storage = new FloatStorage(this, newArray(size));
        live.add(storage);
        liveElements += size;
        return storage;
    }

    private static float[] newArray(int size) {
        try {
            return new float[size];
        } catch (OutOfMemoryError error) {
            throw new NtmException(
                    "NTM-B010",
                    NtmException.Kind.FAILED_RUN,
                    "the cpu backend can't allocate "
                            + size
                            + " elements ("
                            + ((4L * size) >> 20)
                            + " MiB): the Java heap is full; give it more with -Xmx, or use a"
                            + " smaller batch or memory",
                    error);
        }
    }

    /**
     * Gives a storage back.
     *
     * @throws IllegalStateException if that was done before
     */
    public void release(Storage storage) {
        requireOpen();
        FloatStorage mine = own(storage);
        if (!live.remove(mine)) {
            throw new IllegalStateException(
                    "a storage of " + storage.size() + " elements was released twice");
        }
        mine.release();
        liveElements -= mine.size();
    }

    /** The number of elements that are allocated and not released. */
    public long liveElements() {
        requireOpen();
        return liveElements;
    }

    /**
     * The array that a view looks at; element (0, …, 0) is at {@code view.offset()}.
     *
     * @throws IllegalArgumentException if the storage belongs to another backend
     * @throws IllegalStateException if it was released or the backend closed
     */
    public float[] array(View view) {
        return own(view.storage()).elements();
    }

    private FloatStorage own(Storage storage) {
        if (storage instanceof FloatStorage mine && mine.isOwnedBy(this)) {
            return mine;
        }
        throw new IllegalArgumentException(
                "a storage of "
                        + storage.getClass().getSimpleName()
                        + " does not belong to this backend");
    }

    /**
     * @throws IllegalStateException if the backend was closed
     */
    public void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cpu backend was closed");
        }
    }

    /** Releases everything. */
    @Override
    public void close() {
        closed = true;
        live.forEach(FloatStorage::release);
        live.clear();
        liveElements = 0;
    }
}
