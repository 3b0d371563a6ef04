package org.ntm4j.backend.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jcuda.CudaException;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.Availability.Available;
import org.ntm4j.backend.Availability.Unavailable;

class DriverProbeTest {
    private static final String NO_DRIVER =
            """
            Error while loading native library "JCudaDriver"
            Operating system name: Linux
            libcuda.so.1: cannot open shared object file: No such file or directory
            """;

    private static final Device H100 = new Device("H100", 80L << 30, 9, 0);
    private static final Device T4 = new Device("T4", 16L << 30, 7, 5);
    private static final Device P100 = new Device("P100", 16L << 30, 6, 0);

    /** A machine as it is said to be. */
    private record Machine(
            int driverVersion, List<Device> devices, int installed, String cublasFault)
            implements DeviceList {
        static Machine with(Device... devices) {
            return new Machine(12_060, List.of(devices), 0, "");
        }
    }

    /** A machine where every look fails. */
    private record Failing(Throwable failure) implements DeviceList {
        @Override
        public int driverVersion() {
            throw thrown();
        }

        @Override
        public List<Device> devices() {
            throw thrown();
        }

        @Override
        public int installed() {
            return 0;
        }

        @Override
        public String cublasFault() {
            return "";
        }

        private RuntimeException thrown() {
            if (failure instanceof Error error) {
                throw error;
            }
            return (RuntimeException) failure;
        }
    }

    private static Unavailable probe(DeviceList devices) {
        return (Unavailable) new DriverProbe(devices).run();
    }

    private static String description(DeviceList devices) {
        return ((Available) new DriverProbe(devices).run()).description();
    }

    private static DeviceList failing(Throwable failure) {
        return new Failing(failure);
    }

    @Test
    void aMissingDriverIsSaidToBeMissing() {
        assertThat(probe(failing(new UnsatisfiedLinkError(NO_DRIVER))))
                .isEqualTo(
                        new Unavailable(
                                "there is no NVIDIA driver: libcuda.so.1 can't be loaded",
                                "install the driver if this machine has an NVIDIA GPU, else use"
                                        + " --backend cpu"));
    }

    @Test
    void ofAFailureOfJcudasLoaderTheLastAttemptIsQuoted() {
        String message =
                """
                Error while loading native library "JCudaDriver"
                Stack trace from the attempt to load the library as a file:
                java.lang.UnsatisfiedLinkError: no JCudaDriver in java.library.path
                \tat java.base/java.lang.Runtime.loadLibrary0(Runtime.java:818)
                Stack trace from the attempt to load the library as a resource:
                java.lang.UnsatisfiedLinkError: /x/libJCudaDriver.so: file too short
                \tat java.base/java.lang.System.load(System.java:1970)
                ---(end of nested stack traces)---
                """;
        assertThat(probe(failing(new UnsatisfiedLinkError(message))).reason())
                .isEqualTo(
                        "the native library of JCuda can't be loaded: /x/libJCudaDriver.so: file too"
                                + " short");
    }

    @Test
    void aForeignPlatformIsSaidToBeForeign() {
        Error mac =
                new ExceptionInInitializerError(
                        new CudaException("This CUDA version is not available on MacOS"));
        assertThat(probe(failing(mac)))
                .isEqualTo(
                        new Unavailable(
                                "the native library of JCuda can't be loaded: This CUDA version is"
                                        + " not available on MacOS",
                                "CUDA needs Linux on x86-64 and room in the directory for temporary"
                                        + " files, else use --backend cpu"));
        assertThat(probe(failing(new NoClassDefFoundError())).reason())
                .isEqualTo(
                        "the native library of JCuda can't be loaded:"
                                + " java.lang.NoClassDefFoundError");
    }

    @Test
    void noDeviceAndAHiddenOneAreSaidToBeSo() {
        Unavailable none =
                new Unavailable(
                        "the NVIDIA driver shows no CUDA device",
                        "if nvidia-smi lists one, check that CUDA_VISIBLE_DEVICES does not hide it,"
                                + " else use --backend cpu");
        assertThat(probe(failing(new CudaException("CUDA_ERROR_NO_DEVICE")))).isEqualTo(none);
        assertThat(probe(Machine.with())).isEqualTo(none);
    }

    @Test
    void aDriverThatFailsIsQuoted() {
        String remedy =
                "check it with nvidia-smi, and reboot or install it again if that fails too, or use"
                        + " --backend cpu";
        assertThat(probe(failing(new CudaException("CUDA_ERROR_SYSTEM_DRIVER_MISMATCH"))))
                .isEqualTo(
                        new Unavailable(
                                "the NVIDIA driver fails with CUDA_ERROR_SYSTEM_DRIVER_MISMATCH",
                                remedy));
        assertThat(probe(failing(new UnsupportedOperationException("no\nsuch call"))).reason())
                .isEqualTo(
                        "the NVIDIA driver fails with java.lang.UnsupportedOperationException: no"
                                + " such call");
    }

    @Test
    void aGpuThatTheEnvironmentHidesIsSaidToBeHidden() {
        assertThat(probe(new Machine(12_060, List.of(), 1, "")))
                .isEqualTo(
                        new Unavailable(
                                "the NVIDIA driver has a GPU and shows none: CUDA_VISIBLE_DEVICES hides"
                                        + " all",
                                "unset CUDA_VISIBLE_DEVICES, or set it to 0, else use --backend cpu"));
        assertThat(probe(new Machine(12_060, List.of(), 8, "")).reason()).contains("8 GPUs");
    }

    @Test
    void aDriverThatIsTooOldIsSaidToBeSo() {
        assertThat(probe(new Machine(11_040, List.of(H100), 1, "")))
                .isEqualTo(
                        new Unavailable(
                                "the NVIDIA driver is too old: it is for CUDA 11.4, and this needs one"
                                        + " for CUDA 12.0",
                                "update the driver to version 525 or later, else use --backend cpu"));
    }

    @Test
    void aDeviceThatIsTooOldIsSaidToBeSo() {
        assertThat(probe(Machine.with(P100)).reason())
                .isEqualTo(
                        "P100 with 16 GiB and compute capability 6.0 is too old: this needs compute"
                                + " capability 7.5");
        assertThat(description(Machine.with(T4))).startsWith("T4 with 16 GiB");
    }

    @Test
    void theFirstDeviceIsDescribedWithItsDriverAndCublas() {
        assertThat(description(Machine.with(H100, T4)))
                .isEqualTo(
                        "H100 with 80 GiB and compute capability 9.0, driver for CUDA 12.6, cuBLAS");
    }

    @Test
    void withoutCublasTheBuiltInProductServes() {
        String missing =
                "libcublas.so.12: cannot open shared object file: No such file or directory";
        assertThat(description(new Machine(13_000, List.of(H100), 1, missing)))
                .endsWith(
                        "driver for CUDA 13.0, built-in matrix products (libcublas.so.12 is not found;"
                                + " install cuBLAS 12)");
        assertThat(description(new Machine(13_000, List.of(H100), 1, "no\nroom")))
                .endsWith("(cuBLAS 12 can't be loaded: no room)");
    }
}
