package org.ntm4j.backend.cuda.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcuda.CudaException;
import jcuda.Pointer;
import jcuda.driver.JCudaDriver;

/** Host memory that the device can copy from and to by itself. */
final class PinnedMemory extends Pointer implements AutoCloseable {
    private final int bytes;

    /**
     * @throws org.ntm4j.error.NtmException {@code NTM-B033} if the driver refuses
     */
    PinnedMemory(int bytes) {
        this.bytes = bytes;
        try {
            JCudaDriver.cuMemAllocHost(this, bytes);
        } catch (CudaException failure) {
            throw CudaFailures.opening("pin " + bytes + " bytes of host memory", failure);
        }
    }

    long address() {
        return getNativePointer();
    }

    ByteBuffer buffer() {
        return getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        Release.quietly(() -> JCudaDriver.cuMemFreeHost(this));
    }
}
