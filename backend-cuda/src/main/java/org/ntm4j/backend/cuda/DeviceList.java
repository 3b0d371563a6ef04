package org.ntm4j.backend.cuda;

import java.util.List;

/** Where the driver and the devices of a machine are looked up. */
interface DeviceList {
    /**
     * The CUDA version of the driver: 12060 is 12.6.
     *
     * @throws LinkageError if JCuda or the driver's library can't be loaded
     * @throws jcuda.CudaException if the driver fails; its message is the name of the error
     */
    int driverVersion();

    /**
     * The devices that the driver shows.
     *
     * @throws LinkageError if JCuda or the driver's library can't be loaded
     * @throws jcuda.CudaException if the driver fails; its message is the name of the error
     */
    List<Device> devices();

    /** How many GPUs the driver has in the machine, whether it shows them or not; 0 if unknown. */
    int installed();

    /**
     * Why cuBLAS can't be used, on one line; empty if it can.
     */
    String cublasFault();
}
