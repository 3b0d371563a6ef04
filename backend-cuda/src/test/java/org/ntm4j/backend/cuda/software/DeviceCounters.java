package org.ntm4j.backend.cuda.software;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;

/**
 * What the software device has done since it was loaded; the order is that of {@code Counters} in {@code
 * device.h}. A context must be current.
 */
public record DeviceCounters(
        long launches,
        long graphLaunches,
        long graphKernels,
        long products,
        long productFlops,
        long memsets,
        long bytesToDevice,
        long bytesToHost,
        long bytesOnDevice,
        long synchronizations,
        long allocations,
        long liveAllocations,
        long liveBytes,
        long liveHostAllocations,
        long liveStreams,
        long liveModules,
        long contextReferences,
        long liveGraphs,
        long calls) {
    private static final int COUNT = 19;

    /** Reads them, which waits for all work on blocking streams and none on others. */
    public static DeviceCounters read() {
        CUdeviceptr counters = new CUdeviceptr();
        JCudaDriver.cuModuleGetGlobal(
                counters, new long[1], new CUmodule(), "software_cuda_counters");
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(COUNT * Long.BYTES).order(ByteOrder.nativeOrder());
        JCudaDriver.cuMemcpyDtoH(Pointer.to(bytes), counters, bytes.capacity());
        LongBuffer of = bytes.asLongBuffer();
        return new DeviceCounters(
                of.get(), of.get(), of.get(), of.get(), of.get(), of.get(), of.get(), of.get(),
                of.get(), of.get(), of.get(), of.get(), of.get(), of.get(), of.get(), of.get(),
                of.get(), of.get(), of.get());
    }
}
