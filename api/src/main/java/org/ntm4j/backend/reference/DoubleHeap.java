package org.ntm4j.backend.reference;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.View;
import org.ntm4j.error.NtmException;

/**
 * The storages of one backend. Every look into a storage goes through {@link #tensor}, which finds
 * storages that were released or belong to another backend.
 */
final class DoubleHeap implements AutoCloseable {
    private final Set<DoubleStorage> live = Collections.newSetFromMap(new IdentityHashMap<>());
    private long liveElements;
    private boolean closed;

    Storage allocate(int size) {
        requireOpen();
        if (size < 0) {
            throw new IllegalArgumentException("a storage can't have " + size + " elements");
        }
        DoubleStorage storage = new DoubleStorage(this, newArray(size));
        live.add(storage);
        liveElements += size;
        return storage;
    }

    private static double[] newArray(int size) {
        try {
            return new double[size];
        } catch (OutOfMemoryError error) {
            throw new NtmException(
                    "NTM-B010",
                    NtmException.Kind.FAILED_RUN,
                    "the reference backend can't allocate "
                            + size
                            + " elements ("
                            + (((long) Double.BYTES * size) >> 20)
                            + " MiB): the Java heap is full; give it more with -Xmx, or use a"
                            + " smaller batch or memory",
                    error);
        }
    }

    void release(Storage storage) {
        requireOpen();
        DoubleStorage mine = own(storage);
        mine.release();
        live.remove(mine);
        liveElements -= mine.size();
    }

    long liveElements() {
        requireOpen();
        return liveElements;
    }

    /** The elements that a view looks at. */
    DoubleTensor tensor(View view) {
        requireOpen();
        return new DoubleTensor(own(view.storage()).elements(), view);
    }

    private DoubleStorage own(Storage storage) {
        if (storage instanceof DoubleStorage mine && mine.isOwnedBy(this)) {
            return mine;
        }
        throw new IllegalArgumentException(
                "a storage of "
                        + storage.size()
                        + " elements does not belong to this reference backend");
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the reference backend was closed");
        }
    }

    /** Releases everything. */
    @Override
    public void close() {
        closed = true;
        live.forEach(DoubleStorage::release);
        live.clear();
        liveElements = 0;
    }
}
