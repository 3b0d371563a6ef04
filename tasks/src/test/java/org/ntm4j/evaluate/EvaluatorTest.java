package org.ntm4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cpu.CpuBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.EpisodeSource;
import org.ntm4j.episode.Task;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.task.copy.CopyConfig;
import org.ntm4j.task.ngram.NgramConfig;

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
            List<EvaluationRow> rows = evaluator.generalizations(task, 6, 4, 1);
            assertThat(rows)
                    .extracting(EvaluationRow::name)
                    .containsExactly(
                            "length 10", "length 20", "length 30", "length 50", "length 120");
            assertThat(evaluator.generalizations(task, 6, 4, 1)).isEqualTo(rows);
            assertThat(evaluator.generalizations(task, 6, 4, 2)).isNotEqualTo(rows);
        }
    }

    @Test
    void theGapToTheBestPredictorIsThatOnTheSameEpisodes() {
        Task task = new NgramConfig(5, 200).create();
        try (Evaluator evaluator = new Evaluator(new Constant(0), backend)) {
            List<EvaluationRow> rows = evaluator.generalizations(task, 50, 7, 1);
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
            assertThat(evaluator.generalizations(task, 2, 2, 1))
                    .extracting(EvaluationRow::optimum)
                    .containsOnly(Optional.empty());
        }
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
