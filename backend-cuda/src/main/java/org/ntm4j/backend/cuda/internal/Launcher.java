package org.ntm4j.backend.cuda.internal;

import java.nio.ByteBuffer;
import jcuda.CudaException;
import jcuda.driver.JCudaDriver;

/**
 * Launches kernels. Parameters are written one after the other into memory that the driver reads during the
 * launch; nothing is allocated. {@code launcher.begin(kernel).add(…).add(…).run(blocks, threads)}.
 */
final class Launcher implements AutoCloseable {
    /** Threads of a block where a kernel takes any number. */
    static final int THREADS = 256;

    /** Blocks of a grid where each takes more than its share if need be. */
    static final int MOST_BLOCKS = 65_535;

    private static final int WARP = 32;
    private static final int SLOTS = 64;
    private static final int SLOT_BYTES = 8;
    private static final int VALUES = SLOTS * SLOT_BYTES;

    private final DeviceContext context;
    private final PinnedMemory parameters = new PinnedMemory(2 * VALUES);
    private final ByteBuffer slots;
    private Kernel kernel;
    private int count;

    /** First the addresses of the values, which is what the driver wants, then the values. */
    Launcher(DeviceContext context, Kernel first) {
        this.context = context;
        this.kernel = first;
        slots = parameters.buffer();
        for (int slot = 0; slot < SLOTS; slot++) {
            slots.putLong(
                    SLOT_BYTES * slot, parameters.address() + VALUES + (long) SLOT_BYTES * slot);
        }
    }

    private int next() {
        return VALUES + SLOT_BYTES * count++;
    }

    /** Forgets the parameters of the last launch. */
    Launcher begin(Kernel next) {
        kernel = next;
        count = 0;
        return this;
    }

    /** The next parameter: an {@code int}. */
    Launcher add(int value) {
        slots.putInt(next(), value);
        return this;
    }

    /** The next parameter: a {@code float}. */
    Launcher add(float value) {
        slots.putFloat(next(), value);
        return this;
    }

    /** The next parameter: an address on the device. */
    Launcher addAddress(long address) {
        slots.putLong(next(), address);
        return this;
    }

    /** The next parameters: numbers from {@code from} on. */
    Launcher addAll(int[] values, int from) {
        for (int i = from; i < values.length; i++) {
            slots.putInt(next(), values[i]);
        }
        return this;
    }

    /** Launches with enough threads for {@code n} elements, in blocks of {@link #THREADS}; not for none. */
    void runOver(int n) {
        if (n > 0) {
            run(Math.min(MOST_BLOCKS, (n - 1) / THREADS + 1), 1, 1, THREADS, 0);
        }
    }

    /** Launches blocks that handle {@code n} elements each: of whole warps, up to {@link #THREADS}. */
    void runBlocks(int blocks, int n, int sharedBytes) {
        int threads = n >= THREADS ? THREADS : Math.max(WARP, (n + WARP - 1) / WARP * WARP);
        run(blocks, 1, 1, threads, sharedBytes);
    }

    /**
     * Launches.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-B032}, naming the kernel, if the driver refuses
     */
    void run(int gridX, int gridY, int gridZ, int threads, int sharedBytes) {
        context.bind();
        context.submitted(kernel.name());
        try {
            JCudaDriver.cuLaunchKernel(
                    kernel.function(),
                    gridX,
                    gridY,
                    gridZ,
                    threads,
                    1,
                    1,
                    sharedBytes,
                    context.stream(),
                    parameters,
                    null);
        } catch (CudaException failure) {
            throw CudaFailures.work(
                    "kernel "
                            + kernel.name()
                            + " in "
                            + gridX
                            + "·"
                            + gridY
                            + "·"
                            + gridZ
                            + " blocks of "
                            + threads,
                    failure);
        }
    }

    @Override
    public void close() {
        parameters.close();
    }
}
