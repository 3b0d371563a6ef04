package org.ntm4j.backend.cuda.internal;

import jcuda.driver.CUdeviceptr;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.Storage;

/** A piece of device memory; of no elements, it has none. Its owner is the only one who releases it. */
final class DeviceStorage implements Storage {
    private final DeviceMemory owner;
    private final int size;
    private final PointerCache pointers;
    private @Nullable DevicePointer memory;
    private boolean released;

    DeviceStorage(DeviceMemory owner, int size, @Nullable DevicePointer memory) {
        this.owner = owner;
        this.size = size;
        this.memory = memory;
        this.pointers = new PointerCache(memory == null ? new CUdeviceptr() : memory);
    }

    @Override
    public int size() {
        return size;
    }

    boolean isOwnedBy(DeviceMemory other) {
        return owner == other;
    }

    boolean isReleased() {
        return released;
    }

    /** The address of an element; 0 if there are none. */
    long address(int element) {
        return memory == null ? 0 : memory.address() + (long) Float.BYTES * element;
    }

    /** The same for cuBLAS and for copies; made once for each element asked for. */
    CUdeviceptr pointer(int element) {
        return pointers.at(element);
    }

    /** Forgets the memory and gives it to the caller; null if there is none. */
    @Nullable DevicePointer release() {
        DevicePointer given = memory;
        memory = null;
        released = true;
        return given;
    }
}
