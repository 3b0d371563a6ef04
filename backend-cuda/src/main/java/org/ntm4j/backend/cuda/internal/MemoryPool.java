package org.ntm4j.backend.cuda.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import jcuda.CudaException;
import jcuda.driver.JCudaDriver;
import org.jspecify.annotations.Nullable;

/**
 * Device memory by size classes. What was given back is kept and handed out again: all work is in the order
 * of one stream, so that no one has to wait for it.
 */
final class MemoryPool implements AutoCloseable {
    private static final long GRANULE = 512;
    private static final int CLASSES_PER_DOUBLING = 8;

    private final boolean keeps;
    private final Map<Long, Deque<DevicePointer>> kept = new HashMap<>();
    private long bytesInUse;

    /**
     * @param keeps false to give memory back to the driver at once
     */
    MemoryPool(boolean keeps) {
        this.keeps = keeps;
    }

    /**
     * The size that is allocated for a size asked for: a multiple of 512, at most an eighth more for large
     * ones. Without a pool, the size itself.
     */
    long sizeClass(long bytes) {
        if (!keeps) {
            return bytes;
        }
        long step = Math.max(GRANULE, Long.highestOneBit(bytes) / CLASSES_PER_DOUBLING);
        return (bytes + step - 1) / step * step;
    }

    /**
     * Memory for that many elements, with undefined contents.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-B010} if there is none
     */
    DevicePointer take(long elements) {
        DevicePointer memory = takeKept(elements);
        if (memory == null) {
            long bytes = bytesFor(elements);
            memory = allocate(elements, bytes);
            bytesInUse += bytes;
        }
        return memory;
    }

    /** The same, but null if the driver would have to allocate. */
    @Nullable DevicePointer takeKept(long elements) {
        long bytes = bytesFor(elements);
        Deque<DevicePointer> fitting = kept.get(bytes);
        DevicePointer memory = fitting == null ? null : fitting.poll();
        if (memory != null) {
            bytesInUse += bytes;
        }
        return memory;
    }

    /** The bytes that are allocated for that many elements. */
    long bytesFor(long elements) {
        return sizeClass(elements * Float.BYTES);
    }

    private DevicePointer allocate(long elements, long bytes) {
        DevicePointer memory = new DevicePointer();
        try {
            JCudaDriver.cuMemAlloc(memory, bytes);
        } catch (CudaException failure) {
            if (!CudaFailures.isOutOfMemory(failure)) {
                throw CudaFailures.work("the allocation of " + elements + " elements", failure);
            }
            freeKept();
            retry(memory, elements, bytes);
        }
        return memory;
    }

    private void retry(DevicePointer memory, long elements, long bytes) {
        try {
            JCudaDriver.cuMemAlloc(memory, bytes);
        } catch (CudaException failure) {
            long[] free = new long[1];
            long[] total = new long[1];
            JCudaDriver.cuMemGetInfo(free, total);
            throw CudaFailures.outOfMemory(elements, bytes, free[0], total[0], bytesInUse, failure);
        }
    }

    /** Takes memory for that many elements back. */
    void giveBack(DevicePointer memory, long elements) {
        giveBackBytes(memory, bytesFor(elements));
    }

    /** Takes back memory for which {@link #bytesFor} said that. */
    void giveBackBytes(DevicePointer memory, long bytes) {
        bytesInUse -= bytes;
        if (keeps) {
            kept.computeIfAbsent(bytes, size -> new ArrayDeque<>()).push(memory);
        } else {
            free(memory);
        }
    }

    private static void free(DevicePointer memory) {
        try {
            JCudaDriver.cuMemFree(memory);
        } catch (CudaException failure) {
            throw CudaFailures.work("work before a release of memory", failure);
        }
    }

    private void freeKept() {
        kept.values().forEach(memories -> memories.forEach(MemoryPool::free));
        kept.clear();
    }

    /** The bytes that are handed out. */
    long bytesInUse() {
        return bytesInUse;
    }

    /** Frees what is kept; what is handed out has to be given back before. */
    @Override
    public void close() {
        Release.quietly(this::freeKept);
    }
}
