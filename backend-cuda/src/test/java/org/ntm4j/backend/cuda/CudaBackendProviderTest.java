package org.ntm4j.backend.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jcuda.JCudaVersion;
import jcuda.LibUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.Availability;
import org.ntm4j.backend.Availability.Unavailable;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.error.NtmException;

class CudaBackendProviderTest {
    private final CudaBackendProvider provider = new CudaBackendProvider();

    @Test
    void theRegistryFindsItAboveTheOtherShippedBackends() {
        assertThat(BackendRegistry.load().candidates())
                .anySatisfy(
                        candidate -> {
                            assertThat(candidate.id()).isEqualTo("cuda");
                            assertThat(candidate.priority()).isEqualTo(200);
                        });
        assertThat(provider.spiVersion()).isEqualTo(BackendProvider.SPI_VERSION);
    }

    /** What the probe says on a machine without a device; the test is skipped on one that has it. */
    private Unavailable missing() {
        Availability availability = provider.probe();
        assumeThat(availability).as("no device").isInstanceOf(Unavailable.class);
        return (Unavailable) availability;
    }

    @Test
    void aProbeSaysOnOneLineWhatIsMissingAndWhatWouldHelp() {
        Unavailable missing = missing();
        assertThat(missing.reason()).isNotBlank().doesNotContain("\n");
        assertThat(missing.remedy()).contains("--backend cpu").doesNotContain("\n");
    }

    @Test
    void openingFailsWithWhatTheProbeSays() {
        Unavailable missing = missing();
        NtmException failure =
                catchThrowableOfType(
                        NtmException.class, () -> provider.open(BackendConfig.defaults()));
        assertThat(failure.code()).isEqualTo("NTM-B002");
        assertThat(failure.kind()).isEqualTo(NtmException.Kind.BACKEND_UNAVAILABLE);
        assertThat(failure)
                .hasMessage(
                        "backend cuda is unavailable (%s; %s)", missing.reason(), missing.remedy());
    }

    @Test
    void aProbePrintsNothingAndAnswersTheSameTwice(@TempDir Path temporary) throws Exception {
        assertThat(probeWith(temporary)).isEmpty();
    }

    @Test
    void aProbeSurvivesHalfALibraryAmongTheTemporaryFiles(@TempDir Path temporary)
            throws Exception {
        String library = LibUtils.createPlatformLibraryName("JCudaDriver-" + JCudaVersion.get());
        Path half = temporary.resolve(LibUtils.createLibraryFileName(library));
        assertThat(probeWith(temporary)).isEmpty();
        assumeThat(half).as("JCuda unpacks a library on this platform").exists();
        byte[] whole = Files.readAllBytes(half);
        Files.write(half, Arrays.copyOf(whole, 1_000));
        assertThat(probeWith(temporary)).isEmpty();
        assertThat(half).hasBinaryContent(whole);
        assertThat(temporary).isDirectoryNotContaining("glob:**ntm4j*");
    }

    /** What a probe prints, in a process of its own, since native code prints past the JVM. */
    private static String probeWith(Path temporary) throws IOException, InterruptedException {
        Path output = temporary.resolve("output");
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty("java.class.path"),
                                SilentProbe.class.getName())
                        .directory(temporary.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as("exit status; printed: %s", printed).isZero();
        return printed;
    }
}
