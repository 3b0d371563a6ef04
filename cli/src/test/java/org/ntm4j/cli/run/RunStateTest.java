package org.ntm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.cli.json.JsonObject;

class RunStateTest {
    @TempDir private Path directory;

    private RunState state(String... outcomes) {
        List<JsonObject> parts =
                List.of(outcomes).stream()
                        .map(outcome -> new JsonObject(Map.of("outcome", outcome)))
                        .toList();
        return RunState.of(new RunFiles(directory), parts);
    }

    private Path lock(String text) throws IOException {
        return Files.writeString(RunLock.file(directory), text);
    }

    private static String own() {
        return ProcessHandle.current().pid() + "\n";
    }

    /** The number of a process that has ended. */
    private static String dead() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        process.waitFor();
        return process.pid() + "\n";
    }

    @ParameterizedTest
    @CsvSource({
        "done, FINISHED",
        "target, FINISHED",
        "stopped, INTERRUPTED",
        "failed, FAILED",
        "running, CRASHED"
    })
    void withoutAProcessTheLastPartTells(String outcome, RunState expected) throws IOException {
        assertThat(state("stopped", outcome)).isEqualTo(expected);
        lock("");
        assertThat(state("stopped", outcome)).isEqualTo(expected);
    }

    @Test
    void nobodyHasBegunARunWithoutParts() {
        assertThat(state()).isEqualTo(RunState.NOT_BEGUN);
    }

    @Test
    void aLivingProcessRunsIt() throws IOException {
        lock(own());
        assertThat(state()).isEqualTo(RunState.STARTING);
        assertThat(state("stopped")).isEqualTo(RunState.STARTING);
        assertThat(state("running")).isEqualTo(RunState.RUNNING);
        assertThat(state("done")).isEqualTo(RunState.EVALUATING);
        assertThat(RunState.EVALUATING.isLive()).isTrue();
    }

    @Test
    void aDeadProcessCrashed() throws IOException, InterruptedException {
        lock(dead());
        assertThat(state("running")).isEqualTo(RunState.CRASHED);
        assertThat(RunState.CRASHED.isLive()).isFalse();
    }

    @Test
    void aYoungerProcessOfTheSameNumberIsAnother() throws IOException {
        Path lock = lock(own());
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofDays(30))));
        assertThat(state("running")).isEqualTo(RunState.CRASHED);
    }

    @Test
    void aLockThatIsNoneSaysNothing() throws IOException {
        lock("no number");
        assertThat(state("done")).isEqualTo(RunState.FINISHED);
    }

    @Test
    void lookingDoesNotKeepATrainingFromStarting() throws IOException {
        lock("");
        state("stopped");
        try (RunLock taken = RunLock.take(directory)) {
            assertThat(taken.deadOwner()).isEmpty();
            assertThat(state("running")).isEqualTo(RunState.RUNNING);
        }
    }
}
