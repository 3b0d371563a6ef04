package org.ntm4j.backend.cuda.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.View;

/**
 * The storages of one backend. Every use goes through {@link #storage}, so that one that was released or
 * belongs to another backend is found before it does harm.
 */
final class DeviceMemory implements AutoCloseable {
    private final MemoryPool pool;
    private final Set<DeviceStorage> live = Collections.newSetFromMap(new IdentityHashMap<>());
    private long liveElements;
    private boolean closed;

    DeviceMemory(MemoryPool pool) {
        this.pool = pool;
    }

    /**
     * A new storage.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-B010} if the device has no memory for it
     */
    DeviceStorage allocate(int size) {
        requireOpen();
        if (size < 0) {
            throw new IllegalArgumentException("a storage can't have " + size + " elements");
        }
        DeviceStorage storage = new DeviceStorage(this, size, size == 0 ? null : pool.take(size));
        live.add(storage);
        liveElements += size;
        return storage;
    }

    /**
     * Gives a storage back.
     *
     * @throws IllegalStateException if that was done before
     */
    void release(Storage storage) {
        requireOpen();
        DeviceStorage mine = own(storage);
        live.remove(mine);
        liveElements -= mine.size();
        giveBack(mine);
    }

    private void giveBack(DeviceStorage storage) {
        DevicePointer memory = storage.release();
        if (memory != null) {
            pool.giveBack(memory, storage.size());
        }
    }

    long liveElements() {
        requireOpen();
        return liveElements;
    }

    /**
     * What a view looks at; element (0, …, 0) is at {@code view.offset()}.
     *
     * @throws IllegalArgumentException if the storage belongs to another backend
     * @throws IllegalStateException if it was released or the backend closed
     */
    DeviceStorage storage(View view) {
        requireOpen();
        return own(view.storage());
    }

    private DeviceStorage own(Storage storage) {
        if (!(storage instanceof DeviceStorage mine) || !mine.isOwnedBy(this)) {
            throw new IllegalArgumentException(
                    "a storage of "
                            + storage.getClass().getSimpleName()
                            + " does not belong to this backend");
        }
        if (mine.isReleased()) {
            throw new IllegalStateException(
                    "a storage of " + mine.size() + " elements was used after its release");
        }
        return mine;
    }

    /**
     * @throws IllegalStateException if the backend was closed
     */
    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cuda backend was closed");
        }
    }

    /** Releases everything. */
    @Override
    public void close() {
        closed = true;
        for (DeviceStorage storage : new ArrayList<>(live)) {
            Release.quietly(() -> giveBack(storage));
        }
        live.clear();
        liveElements = 0;
        pool.close();
    }
}
