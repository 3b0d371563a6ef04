package org.ntm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.cli.console.Progress;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;
import org.ntm4j.error.NtmException;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingReport;
import org.ntm4j.train.TrainingSession;

class RunTrainingTest {
    private static final RunConfig CONFIG =
            Presets.get("fast", "copy", "lstm", 1)
                    .withAll(
                            Map.of(
                                    "task.maxLength", "2",
                                    "model.hidden", "4",
                                    "training.episodes", "30",
                                    "training.reportEvery", "10",
                                    "training.checkpointEvery", "10"));

    @TempDir private Path temporary;

    private final RunTraining training =
            new RunTraining(
                    new BuildInfo("1.2.3", Optional.empty()),
                    new Host("JVM", "system", 1),
                    new Arguments(List.of()),
                    Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                    System::nanoTime);

    /** Sees to it that a run fails after the reports of as many windows. */
    private record Sabotage(TrainingSession session, int windows) implements Progress {
        @Override
        public void advanced(long episodes) {
            if (episodes == 10L * windows + 5) {
                poison();
            }
        }

        void poison() {
            HostTensor tensor = session.model().parameters().read("output.weight");
            Arrays.fill(tensor.data(), Double.NaN);
            session.model().parameters().write("output.weight", tensor);
        }

        @Override
        public void reported(TrainingReport report, double episodesPerSecond) {}

        @Override
        public void close() {}
    }

    private NtmException failure(Path root, int windows) {
        try (TensorBackend backend = BackendRegistry.load().open("cpu", BackendConfig.defaults());
                TrainingSession session = TrainingSession.start(CONFIG, backend);
                RunDirectory directory = RunDirectory.create(root, CONFIG)) {
            return catchThrowableOfType(
                    NtmException.class,
                    () ->
                            training.run(
                                    session,
                                    directory,
                                    BackendConfig.defaults(),
                                    new Sabotage(session, windows),
                                    RunObserver.none(),
                                    () -> false));
        }
    }

    @Test
    void aRunThatFailsNamesItsLastCheckpoint() {
        Path root = temporary.resolve("run");
        NtmException e = failure(root, 2);
        assertThat(e.code()).isEqualTo("NTM-T001");
        assertThat(e.kind()).isEqualTo(NtmException.Kind.FAILED_RUN);
        assertThat(e)
                .hasMessageStartingWith("the loss became NaN after 25 episodes; ")
                .hasMessageEndingWith(
                        "; the last checkpoint is of episode 20: %s",
                        root.resolve("checkpoints/last.safetensors"));
        assertThat(root.resolve("provenance.json"))
                .content()
                .contains("\"outcome\": \"failed\"", "\"toEpisode\": 25");
        assertThat(root.resolve("metrics.csv")).content().hasLineCount(3);
    }

    @Test
    void aRunThatFailsBeforeItsFirstCheckpointSaysSo() {
        Path root = temporary.resolve("run");
        assertThat(failure(root, 0)).hasMessageEndingWith("; there is no checkpoint yet");
        assertThat(root.resolve("checkpoints")).isEmptyDirectory();
    }
}
