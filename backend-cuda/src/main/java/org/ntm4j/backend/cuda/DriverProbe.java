package org.ntm4j.backend.cuda;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jcuda.CudaException;
import jcuda.driver.CUresult;
import org.ntm4j.backend.Availability.Unavailable;

/**
 * Why the backend can't be opened on a machine, from what happens when its devices are looked up.
 *
 * @param devices where they are looked up
 */
record DriverProbe(DeviceList devices) {
    private static final String DRIVER_LIBRARY = "libcuda.so.1";
    private static final String INSTEAD = "use --backend cpu";
    private static final Pattern NESTED_FAULT =
            Pattern.compile("^[\\w.]+(?:Error|Exception): (.*)$", Pattern.MULTILINE);

    /** Looks; never throws. */
    Unavailable run() {
        try {
            return found(devices.devices());
        } catch (LinkageError fault) {
            return notLoaded(fault);
        } catch (CudaException failure) {
            return driverFailed(String.valueOf(failure.getMessage()));
        } catch (RuntimeException failure) {
            return driverFailed(failure.toString());
        }
    }

    private static Unavailable found(List<String> found) {
        if (found.isEmpty()) {
            return noDevice();
        }
        String names = String.join(", ", found);
        return new Unavailable(
                "there is " + oneLine(names) + ", but this version has no CUDA kernels yet",
                INSTEAD);
    }

    private static Unavailable noDevice() {
        return new Unavailable(
                "the NVIDIA driver shows no CUDA device",
                "if nvidia-smi lists one, check that CUDA_VISIBLE_DEVICES does not hide it, else "
                        + INSTEAD);
    }

    private static Unavailable driverFailed(String error) {
        if (error.equals(CUresult.stringFor(CUresult.CUDA_ERROR_NO_DEVICE))) {
            return noDevice();
        }
        return new Unavailable(
                "the NVIDIA driver fails with " + oneLine(error),
                "check it with nvidia-smi, and reboot or install it again if that fails too, or "
                        + INSTEAD);
    }

    private static Unavailable notLoaded(LinkageError fault) {
        String message = cause(fault);
        if (message.contains(DRIVER_LIBRARY)) {
            return new Unavailable(
                    "there is no NVIDIA driver: " + DRIVER_LIBRARY + " can't be loaded",
                    "install the driver if this machine has an NVIDIA GPU, else " + INSTEAD);
        }
        return new Unavailable(
                "the native library of JCuda can't be loaded: " + shorten(message),
                "CUDA needs Linux on x86-64 and room in the directory for temporary files, else "
                        + INSTEAD);
    }

    private static String cause(LinkageError fault) {
        Throwable at = fault;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getMessage() == null ? at.toString() : at.getMessage();
    }

    /** The last fault that JCuda's message nests, which is what became of the attempt that counts. */
    private static String shorten(String message) {
        Matcher nested = NESTED_FAULT.matcher(message);
        String last = message;
        while (nested.find()) {
            last = nested.group(1);
        }
        return last.lines().findFirst().orElse("").strip();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
