package org.ntm4j.backend.cuda.software;

import java.nio.charset.StandardCharsets;
import jcuda.Pointer;
import jcuda.Sizeof;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;

/** The device without the backend: a context of its own, in which errors may stick, and faulty kernels. */
final class RawDevice implements AutoCloseable {
    private static final String DECLARATIONS =
            """
            .version 7.0
            .target sm_75
            .address_size 64
            .visible .entry with_barrier(
            \t.param .u64 p0
            ){}
            .visible .entry without_barrier(
            \t.param .u64 p0
            ){}
            .visible .entry off_by_one(
            \t.param .u64 p0,
            \t.param .u32 p1
            )
            .maxntid 64, 1, 1
            {}
            .visible .entry divergent_barrier(
            \t.param .u64 p0
            ){}
            .visible .entry wild_address(
            \t.param .u64 p0
            ){}
            .visible .entry unwritten_shared(
            \t.param .u64 p0
            ){}
            .visible .entry warp_sums(
            \t.param .u64 p0
            ){}
            .visible .entry stale_declaration(
            \t.param .u64 p0
            ){}
            .visible .entry not_compiled(
            \t.param .u64 p0
            ){}
            """;

    private final CUcontext context = new CUcontext();
    private final CUmodule module = new CUmodule();
    final CUstream stream = new CUstream();

    RawDevice() {
        JCudaDriver.setExceptionsEnabled(true);
        JCudaDriver.cuInit(0);
        CUdevice device = new CUdevice();
        JCudaDriver.cuDeviceGet(device, 0);
        JCudaDriver.cuCtxCreate(context, 0, device);
        JCudaDriver.cuModuleLoadData(
                module, (DECLARATIONS + '\0').getBytes(StandardCharsets.UTF_8));
        JCudaDriver.cuStreamCreate(stream, 1);
    }

    /** Runs a kernel with a wild address in the context that is current, whose error sticks to it. */
    static void breakCurrentContext() {
        CUmodule module = new CUmodule();
        JCudaDriver.cuModuleLoadData(
                module, (DECLARATIONS + '\0').getBytes(StandardCharsets.UTF_8));
        CUfunction function = new CUfunction();
        JCudaDriver.cuModuleGetFunction(function, module, "wild_address");
        Pointer parameters = Pointer.to(Pointer.to(new CUdeviceptr()));
        JCudaDriver.cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, null, parameters, null);
        JCudaDriver.cuCtxSynchronize();
    }

    CUfunction kernel(String name) {
        CUfunction function = new CUfunction();
        JCudaDriver.cuModuleGetFunction(function, module, name);
        return function;
    }

    CUdeviceptr allocate(int floats) {
        CUdeviceptr memory = new CUdeviceptr();
        JCudaDriver.cuMemAlloc(memory, (long) floats * Sizeof.FLOAT);
        return memory;
    }

    CUdeviceptr upload(float... values) {
        CUdeviceptr memory = allocate(values.length);
        JCudaDriver.cuMemcpyHtoD(memory, Pointer.to(values), (long) values.length * Sizeof.FLOAT);
        return memory;
    }

    float[] download(CUdeviceptr memory, int floats) {
        float[] values = new float[floats];
        JCudaDriver.cuMemcpyDtoH(Pointer.to(values), memory, (long) floats * Sizeof.FLOAT);
        return values;
    }

    /** Launches one block, without waiting for it. */
    void launch(String name, int threads, int shared, Pointer... parameters) {
        JCudaDriver.cuLaunchKernel(
                kernel(name), 1, 1, 1, threads, 1, 1, shared, stream, Pointer.to(parameters), null);
    }

    /** Launches one block and waits. */
    void run(String name, int threads, Pointer... parameters) {
        launch(name, threads, 0, parameters);
        synchronize();
    }

    void synchronize() {
        JCudaDriver.cuStreamSynchronize(stream);
    }

    @Override
    public void close() {
        JCudaDriver.cuCtxDestroy(context);
    }
}
