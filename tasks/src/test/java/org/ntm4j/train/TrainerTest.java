package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.evaluate.Evaluator;
import org.ntm4j.machine.ControllerKind;
import org.ntm4j.train.TrainingOutcome.Reason;

class TrainerTest {
    private final TensorBackend backend = TinyRuns.backend();

    @AfterEach
    void nothingLeaks() {
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    /** Writes down what it is told. */
    private static final class Notes implements TrainingListener {
        private final List<TrainingReport> reports = new ArrayList<>();
        private final List<Checkpoint> checkpoints = new ArrayList<>();
        private final List<Checkpoint> best = new ArrayList<>();
        private long updates;

        @Override
        public void onUpdate(long episodes) {
            updates++;
        }

        @Override
        public void onReport(TrainingReport report) {
            reports.add(report);
        }

        @Override
        public void onCheckpoint(Checkpoint checkpoint, boolean isBest) {
            checkpoints.add(checkpoint);
            if (isBest) {
                best.add(checkpoint);
            }
        }

        private List<Long> checkpointEpisodes() {
            return checkpoints.stream().map(each -> each.progress().episodes()).toList();
        }
    }

    @Test
    void reportsAndCheckpointsComeWhenTheyAreDue() {
        Notes notes = new Notes();
        TrainingOutcome outcome = train(TinyRuns.copy(TinyRuns.lstm(), 400, 1), notes);
        assertThat(outcome.reason()).isEqualTo(Reason.DONE);
        assertThat(outcome.episodes()).isEqualTo(400);
        assertThat(notes.updates).isEqualTo(400);
        assertThat(notes.reports)
                .extracting(TrainingReport::episodes)
                .containsExactly(100L, 200L, 300L, 400L);
        assertThat(notes.checkpointEpisodes()).contains(150L, 300L, 400L).doesNotHaveDuplicates();
        assertThat(outcome.lastReport()).contains(notes.reports.get(3));
    }

    @Test
    void theBestCheckpointFollowsTheBestWindow() {
        Notes notes = new Notes();
        TrainingOutcome outcome = train(TinyRuns.copy(TinyRuns.lstm(), 400, 1), notes);
        List<Long> bestReports =
                notes.reports.stream()
                        .filter(TrainingReport::isBest)
                        .map(TrainingReport::episodes)
                        .toList();
        assertThat(notes.best)
                .extracting(each -> each.progress().episodes())
                .containsExactlyElementsOf(bestReports);
        double lowest =
                notes.reports.stream().mapToDouble(TrainingReport::costBits).min().orElseThrow();
        assertThat(outcome.bestCostBits()).isEqualTo(lowest);
        assertThat(notes.best.get(notes.best.size() - 1).progress().bestCostBits())
                .isEqualTo(lowest);
    }

    @Test
    void batchesAreWhole() {
        Notes notes = new Notes();
        RunConfig run =
                TinyRuns.with(TinyRuns.copy(TinyRuns.lstm(), 20, 1), TinyRuns.training(20, 7, 10));
        TrainingOutcome outcome = train(run, notes);
        assertThat(outcome.episodes()).isEqualTo(21);
        assertThat(notes.reports).extracting(TrainingReport::sequences).containsExactly(14L);
    }

    @Test
    void theTargetCostEndsTheRun() {
        Notes notes = new Notes();
        RunConfig run =
                TinyRuns.copy(TinyRuns.lstm(), 10_000, 1).with("training.targetCost", "1000");
        TrainingOutcome outcome = train(run, notes);
        assertThat(outcome.reason()).isEqualTo(Reason.TARGET);
        assertThat(notes.checkpointEpisodes()).containsExactly(100L);
    }

    @Test
    void aRequestEndsTheRunAfterACheckpoint() {
        Notes notes = new Notes();
        RunConfig run = TinyRuns.copy(TinyRuns.lstm(), 10_000, 1);
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            TrainingOutcome outcome =
                    new Trainer(session, notes).run(() -> session.episodes() == 42);
            assertThat(outcome.reason()).isEqualTo(Reason.STOPPED);
            assertThat(outcome.lastReport()).isEmpty();
            assertThat(outcome.bestCostBits()).isInfinite();
        }
        assertThat(notes.checkpointEpisodes()).containsExactly(42L);
    }

    @Test
    void aRunThatIsDoneIsNotTrainedFurther() {
        Notes notes = new Notes();
        RunConfig run = TinyRuns.copy(TinyRuns.lstm(), 10, 1);
        train(run, notes);
        try (TrainingSession session =
                TrainingSession.resume(run, backend, notes.checkpoints.get(0))) {
            Notes more = new Notes();
            TrainingOutcome outcome = new Trainer(session, more).run(() -> false);
            assertThat(outcome.episodes()).isEqualTo(10);
            assertThat(more.updates).isZero();
            assertThat(more.checkpointEpisodes()).containsExactly(10L);
        }
    }

    @Test
    void aSmallMachineLearnsToCopyShortSequencesFromMostSeeds() {
        long learned = LongStream.rangeClosed(1, 3).filter(this::learns).count();
        assertThat(learned).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theUsersOwnSequencesAreLearned(@TempDir Path directory) throws IOException {
        RunConfig run =
                TinyRuns.copy(TinyRuns.lstm(), 5_000, 1)
                        .withTask(TinyRuns.file(directory.resolve("x.jsonl"), 100))
                        .with("training.learningRate", "1e-3")
                        .with("training.targetCost", "0.05");
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            assertThat(new Trainer(session, new Notes()).run(() -> false).reason())
                    .isEqualTo(Reason.TARGET);
            try (Evaluator evaluator = new Evaluator(session.model().model(), backend)) {
                List<EvaluationRow> rows =
                        evaluator.generalizations(session.model().task(), 3, 8, 1, () -> false);
                assertThat(rows).hasSize(1);
                assertThat(rows.get(0).episodes()).isEqualTo(20);
                assertThat(rows.get(0).solved()).isEqualTo(1);
            }
        }
    }

    private boolean learns(long seed) {
        Notes notes = new Notes();
        RunConfig run =
                TinyRuns.copy(TinyRuns.ntm(ControllerKind.FEEDFORWARD), 20_000, seed)
                        .with("training.reportEvery", "500")
                        .with("training.checkpointEvery", "20000")
                        .with("training.targetCost", "0.5");
        Reason reason = train(run, notes).reason();
        assertThat(notes.reports.get(0).costBits()).isGreaterThan(4);
        return reason == Reason.TARGET;
    }

    private TrainingOutcome train(RunConfig run, TrainingListener listener) {
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            return new Trainer(session, listener).run(() -> false);
        }
    }
}
