package org.ntm4j.backend.cuda;

import java.util.List;

/** Where the devices of a machine are looked up. */
@FunctionalInterface
interface DeviceList {
    /**
     * The devices that the driver shows, each in words.
     *
     * @throws LinkageError if JCuda or the driver's library can't be loaded
     * @throws jcuda.CudaException if the driver fails; its message is the name of the error
     */
    List<String> devices();
}
