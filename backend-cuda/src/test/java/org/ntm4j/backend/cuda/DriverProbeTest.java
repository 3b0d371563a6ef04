package org.ntm4j.backend.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jcuda.CudaException;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.Availability.Unavailable;

class DriverProbeTest {
    private static final String NO_DRIVER =
            """
            Error while loading native library "JCudaDriver"
            Operating system name: Linux
            libcuda.so.1: cannot open shared object file: No such file or directory
            """;

    private static Unavailable probe(DeviceList devices) {
        return new DriverProbe(devices).run();
    }

    private static DeviceList failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    private static DeviceList failing(Error failure) {
        return () -> {
            throw failure;
        };
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
        assertThat(probe(List::of)).isEqualTo(none);
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
    void aDeviceIsNamedAndTheKernelsSaidToBeMissing() {
        assertThat(probe(() -> List.of("H100 with 80 GiB", "T4 with 16 GiB")))
                .isEqualTo(
                        new Unavailable(
                                "there is H100 with 80 GiB, T4 with 16 GiB, but this version has no"
                                        + " CUDA kernels yet",
                                "use --backend cpu"));
    }
}
