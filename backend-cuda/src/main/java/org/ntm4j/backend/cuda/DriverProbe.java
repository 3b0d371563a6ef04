package org.ntm4j.backend.cuda;

import static org.ntm4j.backend.cuda.Faults.oneLine;

import java.util.List;
import jcuda.CudaException;
import jcuda.driver.CUresult;
import org.ntm4j.backend.Availability;
import org.ntm4j.backend.Availability.Unavailable;

/**
 * Whether the backend can be opened on a machine, and if not why, from what happens when its devices are
 * looked up.
 *
 * @param devices where they are looked up
 */
record DriverProbe(DeviceList devices) {
    private static final String DRIVER_LIBRARY = "libcuda.so.1";
    private static final String CUBLAS_LIBRARY = "libcublas.so.12";
    private static final String INSTEAD = "use --backend cpu";
    private static final int OLDEST_DRIVER = 12_000;
    private static final int OLDEST_MAJOR = 7;
    private static final int OLDEST_MINOR = 5;

    /** Looks; never throws. */
    Availability run() {
        try {
            int version = devices.driverVersion();
            return version < OLDEST_DRIVER ? oldDriver(version) : found(version, devices.devices());
        } catch (LinkageError fault) {
            return notLoaded(fault);
        } catch (CudaException failure) {
            return driverFailed(String.valueOf(failure.getMessage()));
        } catch (RuntimeException failure) {
            return driverFailed(failure.toString());
        }
    }

    /** The device that is used and the driver, in words, for a description. */
    static String describe(Device device, int version) {
        return device.describe() + ", driver for CUDA " + text(version);
    }

    private Availability found(int version, List<Device> found) {
        if (found.isEmpty()) {
            return noDevice();
        }
        Device first = found.get(0);
        if (!first.isAtLeast(OLDEST_MAJOR, OLDEST_MINOR)) {
            return new Unavailable(
                    first.describe() + " is too old: this needs compute capability 7.5",
                    "show a newer device by CUDA_VISIBLE_DEVICES if there is one, else " + INSTEAD);
        }
        String fault = devices.cublasFault();
        return Availability.available(
                describe(first, version)
                        + ", "
                        + (fault.isEmpty() ? "cuBLAS" : withoutCublas(fault)));
    }

    private static String withoutCublas(String fault) {
        String why =
                fault.contains(CUBLAS_LIBRARY)
                        ? CUBLAS_LIBRARY + " is not found; install cuBLAS 12"
                        : "cuBLAS 12 can't be loaded: " + oneLine(fault);
        return "built-in matrix products (" + why + ")";
    }

    private static Unavailable oldDriver(int version) {
        return new Unavailable(
                "the NVIDIA driver is too old: it is for CUDA "
                        + text(version)
                        + ", and this needs one for CUDA "
                        + text(OLDEST_DRIVER),
                "update the driver to version 525 or later, else " + INSTEAD);
    }

    /** 12.6 for 12060. */
    private static String text(int version) {
        return version / 1000 + "." + version % 1000 / 10;
    }

    private Unavailable noDevice() {
        int installed = devices.installed();
        if (installed > 0) {
            return new Unavailable(
                    "the NVIDIA driver has "
                            + (installed == 1 ? "a GPU" : installed + " GPUs")
                            + " and shows none: CUDA_VISIBLE_DEVICES hides all",
                    "unset CUDA_VISIBLE_DEVICES, or set it to 0, else " + INSTEAD);
        }
        return new Unavailable(
                "the NVIDIA driver shows no CUDA device",
                "if nvidia-smi lists one, check that CUDA_VISIBLE_DEVICES does not hide it, else "
                        + INSTEAD);
    }

    private Unavailable driverFailed(String error) {
        if (error.equals(CUresult.stringFor(CUresult.CUDA_ERROR_NO_DEVICE))) {
            return noDevice();
        }
        return new Unavailable(
                "the NVIDIA driver fails with " + oneLine(error),
                "check it with nvidia-smi, and reboot or install it again if that fails too, or "
                        + INSTEAD);
    }

    private static Unavailable notLoaded(LinkageError fault) {
        if (Faults.cause(fault).contains(DRIVER_LIBRARY)) {
            return new Unavailable(
                    "there is no NVIDIA driver: " + DRIVER_LIBRARY + " can't be loaded",
                    "install the driver if this machine has an NVIDIA GPU, else " + INSTEAD);
        }
        return new Unavailable(
                "the native library of JCuda can't be loaded: " + Faults.reason(fault),
                "CUDA needs Linux on x86-64 and room in the directory for temporary files, else "
                        + INSTEAD);
    }
}
