package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.ComposedKernels;
import org.ntm4j.backend.TensorBackend;

/** The coarse kernels of this backend: all of them from primitives. */
final class CudaKernels extends ComposedKernels {
    CudaKernels(TensorBackend backend) {
        super(backend);
    }
}
