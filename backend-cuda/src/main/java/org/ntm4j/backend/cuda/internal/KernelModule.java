package org.ntm4j.backend.cuda.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import jcuda.CudaException;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;

/** The kernels of this backend, loaded from their PTX; the driver translates it for the device. */
final class KernelModule implements AutoCloseable {
    private static final String RESOURCE = "/org/ntm4j/backend/cuda/kernels.ptx";

    private final CUmodule module = new CUmodule();

    /**
     * @throws org.ntm4j.error.NtmException {@code NTM-B033} if the driver refuses the PTX
     */
    KernelModule() {
        try {
            JCudaDriver.cuModuleLoadData(module, text());
        } catch (CudaException failure) {
            throw CudaFailures.opening("load its kernels", failure);
        }
    }

    /** The PTX with the 0 that ends it for the driver. */
    private static byte[] text() {
        try (InputStream resource = KernelModule.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks " + RESOURCE);
            }
            byte[] ptx = resource.readAllBytes();
            return Arrays.copyOf(ptx, ptx.length + 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * A kernel by its name.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-B033} if the PTX has none of that name
     */
    Kernel kernel(String name) {
        CUfunction function = new CUfunction();
        try {
            JCudaDriver.cuModuleGetFunction(function, module, name);
        } catch (CudaException failure) {
            throw CudaFailures.opening("find its kernel " + name, failure);
        }
        return new Kernel(name, function);
    }

    @Override
    public void close() {
        Release.quietly(() -> JCudaDriver.cuModuleUnload(module));
    }
}
