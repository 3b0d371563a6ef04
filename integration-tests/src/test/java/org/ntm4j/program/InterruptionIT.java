package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterruptionIT {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int SIGINT_BIT = 1 << 1;

    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource
    void aSignalSavesTheRunAndItGoesOn(Signal signal) throws IOException, InterruptedException {
        assumeThat(signal == Signal.INT && ignoresInterrupts())
                .as("this process was started so that it ignores SIGINT, and its children do too")
                .isFalse();
        Path run = directory.resolve("run");
        Process process =
                Ntm.start(directory, Ntm.java(), SmallRun.train(run, "--episodes", "100000000"));
        String rest = signal.afterFirstReport(process);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(rest)
                .containsPattern(
                        "interrupted after [0-9,]+ of 100,000,000 episodes; the run is saved")
                .endsWith("  ntm train --resume " + run + "\n");
        assertThat(run.resolve("evaluation.json")).doesNotExist();
        assertThat(run.resolve("provenance.json")).content().contains("\"outcome\": \"stopped\"");
        assertThat(run.resolve(".lock")).isEmptyFile();

        Ntm.Result again =
                Ntm.run(
                        directory,
                        "train",
                        "--resume",
                        run.toString(),
                        "--episodes",
                        "1",
                        "--evaluation-episodes",
                        "1");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err()).contains("nothing is left to train: ");
    }

    /** A shell starts what runs in the background with SIGINT ignored, and that is inherited. */
    private static boolean ignoresInterrupts() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return false;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(
                        line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT)
                                        != 0);
    }
}
