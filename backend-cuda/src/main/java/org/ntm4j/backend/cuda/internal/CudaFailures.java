package org.ntm4j.backend.cuda.internal;

import jcuda.CudaException;
import org.ntm4j.error.NtmException;

/** The wording of what the driver and cuBLAS refuse. */
final class CudaFailures {
    private static final String OUT_OF_MEMORY = "CUDA_ERROR_OUT_OF_MEMORY";
    private static final double BYTES_PER_MIB = 1 << 20;

    private CudaFailures() {}

    static boolean isOutOfMemory(CudaException failure) {
        return OUT_OF_MEMORY.equals(failure.getMessage());
    }

    /** {@code NTM-B032}: work on the device failed. The context can't be used any more. */
    static NtmException work(String what, CudaException failure) {
        return new NtmException(
                "NTM-B032",
                NtmException.Kind.FAILED_RUN,
                what
                        + " failed on the CUDA device with "
                        + failure.getMessage()
                        + "; the device can't go on in this process: start again, a run from its last"
                        + " checkpoint with --resume, and if it happens again try --backend cpu",
                failure);
    }

    /** {@code NTM-B033}: the device or cuBLAS can't be made ready. */
    static NtmException opening(String what, CudaException failure) {
        return new NtmException(
                "NTM-B033",
                NtmException.Kind.BACKEND_UNAVAILABLE,
                "the cuda backend can't "
                        + what
                        + ": "
                        + failure.getMessage()
                        + "; check the device with nvidia-smi, or use --backend cpu",
                failure);
    }

    /** {@code NTM-B010}: no memory. */
    static NtmException outOfMemory(
            long elements, long bytes, long free, long total, long own, CudaException failure) {
        return new NtmException(
                "NTM-B010",
                NtmException.Kind.FAILED_RUN,
                "the cuda backend can't allocate "
                        + elements
                        + " elements ("
                        + mib(bytes)
                        + "): of the device's "
                        + mib(total)
                        + ", "
                        + mib(free)
                        + " are free and "
                        + mib(own)
                        + " in use here; use a smaller batch or memory, or end other programs on the"
                        + " device",
                failure);
    }

    private static String mib(long bytes) {
        return (long) Math.ceil(bytes / BYTES_PER_MIB) + " MiB";
    }
}
