package org.ntm4j.backend.cuda.internal;

import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;

import jcuda.CudaException;
import jcuda.driver.CUfunction;
import jcuda.driver.JCudaDriver;

/**
 * A kernel of the module.
 *
 * @param name as in its source
 * @param function what the driver calls it by
 */
record Kernel(String name, CUfunction function) {
    /**
     * This kernel, allowed {@code bytes} of dynamic shared memory.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-B033} if the driver refuses
     */
    Kernel withShared(int bytes) {
        try {
            JCudaDriver.cuFuncSetAttribute(
                    function, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, bytes);
            return this;
        } catch (CudaException failure) {
            throw CudaFailures.opening("give shared memory to its kernel " + name, failure);
        }
    }
}
