package org.ntm4j.backend.cuda.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private @Nullable Footprint recorded;
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
        Footprint recording = recorded;
        DeviceStorage storage =
                new DeviceStorage(this, size, size == 0 ? null : take(size, recording));
        if (recording != null) {
            recording.made(storage);
        }
        live.add(storage);
        liveElements += size;
        return storage;
    }

    private DevicePointer take(int size, @Nullable Footprint recording) {
        return recording == null ? pool.take(size) : recording.take(size);
    }

    /**
     * From now on what is used, taken and given back belongs to recorded work.
     *
     * @throws IllegalStateException if work is being recorded already
     */
    Footprint beginRecording() {
        requireOpen();
        if (recorded != null) {
            throw new IllegalStateException("work that is recorded can't record");
        }
        Footprint begun = new Footprint(pool);
        recorded = begun;
        return begun;
    }

    /** The recorded work is over. */
    void endRecording() {
        if (recorded != null) {
            recorded.seal();
        }
        recorded = null;
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
        Footprint recording = recorded;
        if (recording != null && recording.isOwn(mine)) {
            recording.giveBack(mine, mine.release());
        } else {
            giveBack(mine);
        }
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
        DeviceStorage mine = own(view.storage());
        if (recorded != null) {
            recorded.use(mine);
        }
        return mine;
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

    /** Releases everything; scratch of recordings has to be given back before. */
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
