package org.ntm4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.CpuBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.EpisodeSource;
import org.ntm4j.episode.Task;
import org.ntm4j.episode.Task.Generalization;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.task.copy.CopyConfig;
import org.ntm4j.task.ngram.NgramConfig;
import org.ntm4j.task.repeatcopy.RepeatCopyConfig;

class EvaluatorTest {
    private final TensorBackend backend = new CpuBackendProvider().open(BackendConfig.defaults());

    @AfterEach
    void nothingLeaks() {
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    /** Says the same logit on every channel; 0 is a probability of ½. */
    private final class Constant implements SequenceModel {
        private final double logit;

        private Constant(double logit) {
            this.logit = logit;
        }

        @Override
        public Var logits(Tape tape, EpisodeVars episode, StepTrace trace) {
            int channels = episode.targets().columns();
            Var logits = tape.variable(episode.scoredSteps() * episode.batch(), channels);
            backend.fill(logits.value(), logit);
            return logits;
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 8, false, 45", "5, 8, true, 54", "1, 1, false, 2", "20, 8, false, 180"})
    void sayingOneHalfCostsOneBitAChannelAndStep(
            int length, int bits, boolean marker, double cost) {
        Task task = new CopyConfig(length, length, bits, marker).create();
        EvaluationRow row = evaluate(new Constant(0), task, 20, 7);
        assertThat(row.costBits()).isCloseTo(cost, within(1e-5 * cost));
        assertThat(row.costStandardError()).isCloseTo(0, within(1e-4));
        assertThat(row.episodes()).isEqualTo(20);
    }

    @Test
    void sayingZeroIsWrongWhereverABitIsOne() {
        List<EpisodeBatch> seen = new ArrayList<>();
        Task task = new CopyConfig(1, 9, 3, false).create();
        EpisodeSource spy =
                (random, batch) -> {
                    seen.add(task.sample(random, batch));
                    return seen.get(seen.size() - 1);
                };
        EvaluationRow row;
        try (Evaluator evaluator = new Evaluator(new Constant(-30), backend)) {
            row = evaluator.evaluate("x", spy, 10, 4, 3);
        }
        assertThat(seen).extracting(EpisodeBatch::batch).containsExactly(4, 4, 2);
        double ones = 0;
        for (EpisodeBatch batch : seen) {
            for (float target : batch.targets()) {
                ones += target;
            }
        }
        assertThat(row.bitErrors()).isCloseTo(ones / 10, within(1e-12));
    }

    @Test
    void solvedIsTheShareWithoutAWrongBit() {
        EpisodeSource halfOfThemZero =
                (random, batch) -> {
                    EpisodeBatch episodes = EpisodeBatch.zeros(batch, 1, 1, 1);
                    for (int b = 0; b < batch; b++) {
                        episodes.mask()[b] = 1;
                        episodes.targets()[b] = b % 2;
                    }
                    return episodes;
                };
        try (Evaluator evaluator = new Evaluator(new Constant(-1), backend)) {
            EvaluationRow row = evaluator.evaluate("half", halfOfThemZero, 10, 10, 1);
            assertThat(row.solved()).isEqualTo(0.5);
            assertThat(row.bitErrors()).isEqualTo(0.5);
            assertThat(row.name()).isEqualTo("half");
        }
    }

    @Test
    void everyKindHasARowAndTheSeedDecides() {
        Task task = new CopyConfig(1, 20, 8, false).create();
        try (Evaluator evaluator = new Evaluator(new Constant(0.3), backend)) {
            List<EvaluationRow> rows = evaluator.generalizations(task, 6, 4, 1, () -> false);
            assertThat(rows)
                    .extracting(EvaluationRow::name)
                    .containsExactly(
                            "length 10", "length 20", "length 30", "length 50", "length 120");
            assertThat(evaluator.generalizations(task, 6, 4, 1, () -> false)).isEqualTo(rows);
            assertThat(evaluator.generalizations(task, 6, 4, 2, () -> false)).isNotEqualTo(rows);
        }
    }

    @Test
    void aStopEndsItBeforeTheNextBatch() {
        Task task = new CopyConfig(1, 20, 8, false).create();
        AtomicInteger asked = new AtomicInteger();
        try (Evaluator evaluator = new Evaluator(new Constant(0.3), backend)) {
            assertThatThrownBy(
                            () ->
                                    evaluator.generalizations(
                                            task, 6, 2, 1, () -> asked.incrementAndGet() == 5))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(asked).hasValue(5);
    }

    @Test
    void theGapToTheBestPredictorIsThatOnTheSameEpisodes() {
        Task task = new NgramConfig(5, 200).create();
        try (Evaluator evaluator = new Evaluator(new Constant(0), backend)) {
            List<EvaluationRow> rows = evaluator.generalizations(task, 50, 7, 1, () -> false);
            EvaluationRow row = rows.get(0);
            OptimumGap gap = row.optimum().orElseThrow();
            assertThat(gap.optimalBits()).isBetween(110.0, 145.0);
            assertThat(gap.gapBits()).isCloseTo(195 - gap.optimalBits(), within(1e-4));
            assertThat(gap.gapStandardError()).isBetween(3.0, 8.0);
            assertThat(row.costStandardError()).isCloseTo(0, within(1e-4));
        }
    }

    @Test
    void aTaskWithoutABestPredictorHasNoGap() {
        Task task = new CopyConfig(1, 1, 1, false).create();
        try (Evaluator evaluator = new Evaluator(new Constant(0), backend)) {
            assertThat(evaluator.generalizations(task, 2, 2, 1, () -> false))
                    .extracting(EvaluationRow::optimum)
                    .containsOnly(Optional.empty());
        }
    }

    /** Knows the answers but for one channel, on which it says the same everywhere. */
    private final class Knowing implements SequenceModel {
        private final int ignored;
        private final double logit;

        private Knowing(int ignored, double logit) {
            this.ignored = ignored;
            this.logit = logit;
        }

        @Override
        public Var logits(Tape tape, EpisodeVars episode, StepTrace trace) {
            View targets = episode.targets().all().value();
            int channels = episode.targets().columns();
            double[] host = new double[targets.size()];
            backend.download(targets, host, 0);
            for (int i = 0; i < host.length; i++) {
                host[i] = i % channels == ignored ? logit : 20 * host[i] - 10;
            }
            Var logits = tape.variable(host.length / channels, channels);
            backend.upload(host, 0, logits.value());
            return logits;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, -5, 1", "1, 5, 1", "2, -5, 0", "2, 5, 0", "2, NaN, 0"})
    void theMarkerIsRightOnlyIfItIsSetAtTheEndAndNowhereElse(
            int ignored, double logit, double correct) {
        Task task = new RepeatCopyConfig(1, 3, 1, 3, 2).create();
        try (Evaluator evaluator = new Evaluator(new Knowing(ignored, logit), backend)) {
            EvaluationRow row =
                    evaluator.evaluate(
                            new Generalization("x", task),
                            new Standards(task.baseline(), task.marker()),
                            20,
                            7,
                            1);
            assertThat(row.marker()).contains(new MarkerResult("end marker", correct));
            assertThat(row.solved()).isLessThan(1);
        }
    }

    @Test
    void aTaskWithoutAMarkerHasNoResultOfOne() {
        assertThat(new CopyConfig(1, 1, 1, false).create().marker()).isEmpty();
        Task task = new CopyConfig(1, 1, 1, true).create();
        assertThat(task.marker()).contains(new Task.Marker("end marker", 1));
        assertThat(evaluate(new Constant(0), task, 2, 2).marker()).isEmpty();
    }

    @Test
    void nothingToEvaluateIsAMistake() {
        Task task = new CopyConfig(1, 1, 1, false).create();
        assertThatThrownBy(() -> evaluate(new Constant(0), task, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private EvaluationRow evaluate(SequenceModel model, Task task, long episodes, int batchSize) {
        try (Evaluator evaluator = new Evaluator(model, backend)) {
            return evaluator.evaluate("x", task, episodes, batchSize, 1);
        }
    }
}
