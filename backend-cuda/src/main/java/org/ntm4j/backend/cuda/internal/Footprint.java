package org.ntm4j.backend.cuda.internal;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memory that recorded work uses, whose addresses are in the recording. Storages of others must outlive
 * it: {@link #isIntact} says whether they have. Scratch, which the work takes and gives back itself, stays
 * with the recording until {@link #close}, so that no one else gets it in between.
 */
final class Footprint implements AutoCloseable {
    private final MemoryPool pool;
    private final Set<DeviceStorage> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<DeviceStorage> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Long, Deque<DevicePointer>> scratch = new HashMap<>();
    private DeviceStorage[] outside = {};

    Footprint(MemoryPool pool) {
        this.pool = pool;
    }

    /** The work uses that storage. */
    void use(DeviceStorage storage) {
        used.add(storage);
    }

    /**
     * Memory for a storage that the work asks for: scratch that it has given back, else what the pool has.
     *
     * @throws NotRecordable if there is none, so that the driver would have to allocate
     */
    DevicePointer take(int elements) {
        Deque<DevicePointer> fitting = scratch.get(pool.bytesFor(elements));
        DevicePointer memory = fitting == null ? null : fitting.poll();
        if (memory == null) {
            memory = pool.takeKept(elements);
        }
        if (memory == null) {
            throw new NotRecordable("an allocation of " + elements + " elements");
        }
        return memory;
    }

    /** The storage that was made of what {@link #take} gave. */
    void made(DeviceStorage storage) {
        taken.add(storage);
    }

    /** Whether the work asked for that storage itself, so that its memory comes here and not to the pool. */
    boolean isOwn(DeviceStorage storage) {
        return taken.contains(storage);
    }

    /** Takes back the memory of such a storage. */
    void giveBack(DeviceStorage storage, @Nullable DevicePointer memory) {
        taken.remove(storage);
        used.remove(storage);
        if (memory != null) {
            scratch.computeIfAbsent(pool.bytesFor(storage.size()), size -> new ArrayDeque<>())
                    .push(memory);
        }
    }

    /** The work is over. What it has taken and not given back is a storage like any other from now on. */
    void seal() {
        outside = used.toArray(DeviceStorage[]::new);
        used.clear();
        taken.clear();
    }

    /** Whether none of the storages was released. */
    boolean isIntact() {
        for (DeviceStorage storage : outside) {
            if (storage.isReleased()) {
                return false;
            }
        }
        return true;
    }

    /** Gives the scratch to the pool. */
    @Override
    public void close() {
        scratch.forEach((bytes, free) -> free.forEach(memory -> pool.giveBackBytes(memory, bytes)));
        scratch.clear();
    }
}
