package org.ntm4j.backend.cuda.internal;

import jcuda.driver.CUdeviceptr;

/** A device pointer whose address can be read, for parameters of kernels. */
final class DevicePointer extends CUdeviceptr {
    long address() {
        return getNativePointer();
    }
}
