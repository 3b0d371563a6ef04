package org.ntm4j.backend.cuda.internal;

import jcuda.CudaException;
import org.ntm4j.error.NtmException;

/** Gives back what the driver handed out, as far as it still answers. */
final class Release {
    private Release() {}

    /** Runs it; after an error of the device every call repeats that error, which was told before. */
    @SuppressWarnings("EmptyCatch")
    static void quietly(Runnable release) {
        try {
            release.run();
        } catch (CudaException | NtmException toldBefore) {
            // nothing is left that could be given back
        }
    }
}
