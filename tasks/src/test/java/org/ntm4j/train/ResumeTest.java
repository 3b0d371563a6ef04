package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.error.NtmException;
import org.ntm4j.machine.ControllerKind;
import org.ntm4j.machine.MachineConfig;

class ResumeTest {
    @TempDir private Path directory;
    private final TensorBackend backend = TinyRuns.backend();

    @AfterEach
    void nothingLeaks() {
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(
                        TinyRuns.ntm(ControllerKind.FEEDFORWARD), 1, OptimizerKind.GRAVES_RMSPROP),
                Arguments.of(TinyRuns.ntm(ControllerKind.FEEDFORWARD), 3, OptimizerKind.ADAM),
                Arguments.of(TinyRuns.ntm(ControllerKind.LSTM), 2, OptimizerKind.GRAVES_RMSPROP),
                Arguments.of(TinyRuns.lstm(), 1, OptimizerKind.ADAM));
    }

    @ParameterizedTest
    @MethodSource("models")
    void goingOnFromACheckpointIsAsIfItHadNotStopped(
            MachineConfig model, int batchSize, OptimizerKind optimizer) {
        assertResumesExactly(run(model, batchSize, optimizer), backend);
    }

    @Test
    void aRateThatDecaysAndAClippedNormGoOnAsWell() {
        RunConfig run =
                run(TinyRuns.ntm(ControllerKind.FEEDFORWARD), 1, OptimizerKind.GRAVES_RMSPROP)
                        .with("training.episodes", "200")
                        .with("training.decay", "exponential")
                        .with("training.decayFrom", "0.25")
                        .with("training.clipNorm", "1.5");
        assertResumesExactly(run, backend);
    }

    @Test
    void segmentsGoOnAsWell() {
        RunConfig run =
                run(TinyRuns.ntm(ControllerKind.LSTM), 2, OptimizerKind.GRAVES_RMSPROP)
                        .with("training.checkpointSegments", "auto");
        assertResumesExactly(run, backend);
    }

    @Test
    void theUsersOwnSequencesGoOnAsWell() throws IOException {
        RunConfig run = run(TinyRuns.lstm(), 2, OptimizerKind.GRAVES_RMSPROP);
        RunConfig own = run.withTask(TinyRuns.file(directory.resolve("sequences.jsonl"), 30));
        assertResumesExactly(own, backend);
    }

    @Test
    void aModelOfTheUsersOwnSequencesIsUsedWithoutThem() throws IOException {
        Path sequences = directory.resolve("sequences.jsonl");
        RunConfig run =
                run(TinyRuns.lstm(), 2, OptimizerKind.GRAVES_RMSPROP)
                        .withTask(TinyRuns.file(sequences, 30));
        Checkpoint checkpoint;
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            checkpoint = updated(session, 1);
        }
        Files.delete(sequences);
        RunConfig stored = RunConfigCodec.parse(checkpoint.config(), checkpoint.origin());
        assertThat(stored).isNotEqualTo(run);
        try (RunModel model = RunModel.load(stored, backend, checkpoint)) {
            assertThat(model.task().inputWidth()).isEqualTo(2);
            assertThat(model.task().outputWidth()).isEqualTo(1);
        }
        assertThat(
                        catchThrowableOfType(
                                NtmException.class,
                                () -> TrainingSession.start(run, backend).close()))
                .hasMessage(sequences + ": there is no such file");
    }

    @Test
    void doublePrecisionIsKeptAsWell() {
        RunConfig run = run(TinyRuns.lstm(), 2, OptimizerKind.GRAVES_RMSPROP);
        try (TensorBackend reference =
                new ReferenceBackendProvider().open(BackendConfig.defaults())) {
            assertResumesExactly(run, reference);
            assertThat(reference.liveElements()).isZero();
        }
    }

    private void assertResumesExactly(RunConfig run, TensorBackend backend) {
        byte[] straight;
        byte[] again;
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            straight = bytes(updated(session, 200));
        }
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            again = bytes(updated(session, 200));
        }
        assertThat(again).isEqualTo(straight);
        Path half = directory.resolve("half");
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            CheckpointFile.write(half, updated(session, 100));
        }
        try (TrainingSession session =
                TrainingSession.resume(run, backend, CheckpointFile.read(half))) {
            assertThat(session.updates()).isEqualTo(100);
            assertThat(session.episodes()).isEqualTo(100L * run.training().batchSize());
            assertThat(bytes(updated(session, 100))).isEqualTo(straight);
        }
    }

    private static RunConfig run(MachineConfig model, int batchSize, OptimizerKind optimizer) {
        RunConfig run = TinyRuns.copy(model, 10_000, 4);
        return run.with("training.batchSize", Integer.toString(batchSize))
                .with(
                        "training.optimizer",
                        optimizer == OptimizerKind.ADAM ? "adam" : "graves-rmsprop");
    }

    private static Checkpoint updated(TrainingSession session, int updates) {
        for (int i = 0; i < updates; i++) {
            session.update();
            if (session.isWindowFull()) {
                session.closeWindow();
            }
        }
        return session.checkpoint();
    }

    private byte[] bytes(Checkpoint checkpoint) {
        try {
            Path file = directory.resolve("bytes");
            CheckpointFile.write(file, checkpoint);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aModelThatDoesNotFitTheCheckpointIsRefused() {
        RunConfig run = TinyRuns.copy(TinyRuns.ntm(ControllerKind.FEEDFORWARD), 100, 1);
        Checkpoint checkpoint;
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            checkpoint = session.checkpoint();
        }
        assertThat(misfit(run.with("model.controllerSize", "33"), checkpoint))
                .startsWith(
                        "this run: the checkpoint does not fit the settings of the run: parameter ")
                .contains(" has shape [", ", the settings make it [");
        RunConfig lstm = TinyRuns.copy(TinyRuns.lstm(), 100, 1);
        assertThat(misfit(lstm, checkpoint)).contains(", which the settings need, is missing");
        assertThat(misfit(run.with("training.optimizer", "adam"), checkpoint))
                .contains(": optimizer tensor firstMoment/")
                .endsWith(", which the settings need, is missing");
    }

    private String misfit(RunConfig run, Checkpoint checkpoint) {
        NtmException e =
                catchThrowableOfType(
                        NtmException.class, () -> TrainingSession.resume(run, backend, checkpoint));
        assertThat(e.code()).isEqualTo("NTM-K006");
        assertThat(e.kind()).isEqualTo(NtmException.Kind.BAD_INPUT);
        return e.getMessage();
    }
}
