package org.ntm4j.backend.cuda.software;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract finds what is typically wrong in a kernel or around it: the sources are copied, defects are
 * planted, and the kit runs on the device that is built from them.
 */
@OnSoftwareDevice
class PlantedDefectsTest {
    /**
     * @param finds the only kernel whose checks may fail
     */
    private record Defect(String file, String right, String wrong, String finds) {}

    private static final List<Defect> DEFECTS =
            List.of(
                    // a missing barrier: neighbours read a plane that is not written yet
                    new Defect(
                            "addressing.cuh",
                            "    __syncthreads();\n    max = shift_and_sharpen",
                            "    max = shift_and_sharpen",
                            "address"),
                    // a missing barrier: the gradient is overwritten before all have read it
                    new Defect(
                            "memory.cu",
                            "    __syncthreads();\n    for (int i = threadIdx.x",
                            "    for (int i = threadIdx.x",
                            "writeBackward"),
                    // off by one: the last location is not read
                    new Defect(
                            "memory.cuh",
                            "for (int j = lane(); j < n; j += 32) sum += weights",
                            "for (int j = lane(); j < n - 1; j += 32) sum += weights",
                            "read"),
                    // off by one: one gate too many is of the kind before
                    new Defect(
                            "heads.cuh",
                            "item < strengths   ? sigmoid",
                            "item <= strengths   ? sigmoid",
                            "headActivations"),
                    // one thread's part is left out of a sum
                    new Defect(
                            "training.cu",
                            "for (int row = blockIdx.y * part + warp();",
                            "for (int row = blockIdx.y * part + warp() + 1;",
                            "linearBackwardWeights"));

    /** A missing barrier: the gradient of head parameters is used while others still make it. */
    private static final Defect OF_AN_EPISODE =
            new Defect(
                    "episode_backward.cu",
                    "    __syncthreads();\n    copy_numbers(at.d_raw",
                    "    copy_numbers(at.d_raw",
                    "episodes");

    @TempDir private static Path directory;

    @BeforeAll
    static void build() throws Exception {
        build("device", DEFECTS);
    }

    private static void build(String device, List<Defect> defects) throws Exception {
        Path main = Files.createDirectory(directory.resolve(device + "-sources"));
        copy(Path.of("src/main/cuda"), main);
        for (Defect defect : defects) {
            Path file = main.resolve(defect.file());
            String source = Files.readString(file);
            assertThat(source).contains(defect.right());
            Files.writeString(file, source.replace(defect.right(), defect.wrong()));
        }
        String script = Path.of("src/test/native/build.sh").toAbsolutePath().toString();
        List<String> command =
                List.of("sh", script, directory.resolve(device).toString(), main.toString());
        assertThat(run(command, Map.of(), "build.log")).as("status of the build").isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static int run(List<String> command, Map<String, String> environment, String log)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.redirectOutput(directory.resolve(log).toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static List<String> failures(
            Path device, Map<String, String> environment, String... topics) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(KitOnDevice.class.getName(), device.toString()));
        command.addAll(List.of(topics));
        run(command, environment, "kit.log");
        String output =
                Files.readString(directory.resolve("kit.log"), StandardCharsets.UTF_8).strip();
        assertThat(output).endsWith(KitOnDevice.END);
        return output.lines().filter(line -> line.contains(": ")).toList();
    }

    @Test
    void everyDefectOfAKernelIsFoundInThatKernelAndInNoOther() throws Exception {
        Map<String, String> reverse = Map.of("SOFTWARE_CUDA_ORDER", "rev");
        List<String> failed = failures(directory.resolve("device"), reverse, "fused kernels");
        List<String> expected =
                DEFECTS.stream().map(defect -> "fused kernels: " + defect.finds()).toList();
        assertThat(failed).containsAll(expected);
        assertThat(failed)
                .allMatch(
                        check ->
                                expected.stream()
                                        .anyMatch(
                                                found ->
                                                        check.equals(found)
                                                                || check.startsWith(found + " ")));
    }

    @Test
    void aMissingBarrierInAnEpisodeIsFound() throws Exception {
        build("episodes", List.of(OF_AN_EPISODE));
        Map<String, String> reverse = Map.of("SOFTWARE_CUDA_ORDER", "rev");
        assertThat(failures(directory.resolve("episodes"), reverse, OF_AN_EPISODE.finds()))
                .isNotEmpty()
                .allMatch(check -> check.startsWith(OF_AN_EPISODE.finds()));
    }

    @Test
    void aMissingSynchronisationIsFound() throws Exception {
        Path sound = new SoftwareDeviceBuild(Path.of("")).directory();
        Map<String, String> lazy = Map.of("SOFTWARE_CUDA_LAZY", "1");
        Map<String, String> deaf = Map.of("SOFTWARE_CUDA_LAZY", "1", "SOFTWARE_CUDA_DEAF", "1");
        assertThat(failures(sound, lazy, "transfers")).isEmpty();
        assertThat(failures(sound, deaf, "transfers")).isNotEmpty();
    }
}
