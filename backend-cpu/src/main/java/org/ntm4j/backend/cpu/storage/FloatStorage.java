package org.ntm4j.backend.cpu.storage;

import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.Storage;

/** A Java array. Its owner is the only one who makes and releases it. */
final class FloatStorage implements Storage {
    private final FloatMemory owner;
    private final int size;
    private float @Nullable [] elements;

    FloatStorage(FloatMemory owner, float[] elements) {
        this.owner = owner;
        this.size = elements.length;
        this.elements = elements;
    }

    @Override
    public int size() {
        return size;
    }

    boolean isOwnedBy(FloatMemory memory) {
        return owner == memory;
    }

    /**
     * @throws IllegalStateException if the storage was released
     */
    float[] elements() {
        float[] present = elements;
        if (present == null) {
            throw new IllegalStateException(
                    "a storage of " + size + " elements was used after its release");
        }
        return present;
    }

    void release() {
        elements = null;
    }
}
