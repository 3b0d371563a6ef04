package org.ntm4j.backend.cuda.software;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the provider says of machines that the software device plays, each in a process of its own. */
@OnSoftwareDevice
class MachinesTest {
    @TempDir private Path temporary;

    /** What {@link ProbedMachine} prints with that environment. */
    private String probe(Map<String, String> environment) throws Exception {
        Path output = temporary.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProbedMachine.class.getName());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Test
    void aMachineWithoutCublasMultipliesByItself() throws Exception {
        assertThat(probe(Map.of()))
                .contains("built-in matrix products (libcublas.so.12 is not found")
                .contains("opened: Software CUDA device")
                .contains("recordings: 5, sum 5.0, recorder true")
                .contains("NTM-B031");
    }

    @Test
    void aMachineWithANewerCublasUsesItThroughTheForwarder() throws Exception {
        Process build =
                new ProcessBuilder(
                                "sh",
                                "src/main/bundle/build-forwarder.sh",
                                temporary.toString(),
                                "src/test/native/cublas.symbols")
                        .redirectErrorStream(true)
                        .redirectOutput(temporary.resolve("build.log").toFile())
                        .start();
        assertThat(build.waitFor()).as("status of the build").isZero();
        Path newer = temporary.resolve("libcublas.so.13");
        Path device = new SoftwareDeviceBuild(Path.of("")).directory();
        Files.copy(device.resolve("libcublas.so.12"), newer);
        assertThat(
                        probe(
                                Map.of(
                                        "CUBLAS_TARGET",
                                        newer.toString(),
                                        "LD_LIBRARY_PATH",
                                        temporary.toString())))
                .contains(", cuBLAS 12.6.0")
                .doesNotContain("NTM-B031");
    }

    @Test
    void aDriverThatMakesNoGraphsIsAskedNoMoreAndNoWorkIsLost() throws Exception {
        assertThat(probe(Map.of("SOFTWARE_CUDA_GRAPHS", "0")))
                .contains("recordings: 0, sum 5.0, recorder false");
    }

    @Test
    void aMachineWithoutADeviceSaysSo() throws Exception {
        assertThat(probe(Map.of("SOFTWARE_CUDA_DEVICES", "0")))
                .contains("the NVIDIA driver shows no CUDA device")
                .contains("NTM-B002");
    }

    @Test
    void anOldDriverAndAnOldDeviceSaySo() throws Exception {
        assertThat(probe(Map.of("SOFTWARE_CUDA_DRIVER", "11040")))
                .contains("the NVIDIA driver is too old: it is for CUDA 11.4");
        assertThat(probe(Map.of("SOFTWARE_CUDA_COMPUTE", "61")))
                .contains("compute capability 6.1 is too old");
    }
}
