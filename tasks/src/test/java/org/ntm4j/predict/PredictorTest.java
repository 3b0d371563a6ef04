package org.ntm4j.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cpu.CpuBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.evaluate.Evaluator;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunModel;

class PredictorTest {
    private static final float[][] TWO_STEPS = {{0, 1, 0}, {1, 0, 0}};

    private final TensorBackend backend = new CpuBackendProvider().open(BackendConfig.defaults());

    @AfterEach
    void nothingLeaks() {
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    /** Answers the same logits at every step, whatever it is shown. */
    private static final class Constant implements SequenceModel {
        private final float[] logits;

        private Constant(float... logits) {
            this.logits = logits;
        }

        @Override
        public Var logits(Tape tape, EpisodeVars episode, StepTrace trace) {
            int rows = episode.scoredSteps() * episode.batch();
            float[] all = new float[rows * logits.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = logits[i % logits.length];
            }
            Var answer = tape.variable(rows, logits.length);
            tape.upload(all, 0, answer);
            return answer;
        }
    }

    private Predictor predictor(float... logits) {
        return new Predictor(new Constant(logits), backend, 3, logits.length);
    }

    @Test
    void probabilitiesAreTheSigmoidOfTheLogitsAtEveryStep() {
        float[] logits = {0, 2.5f, -2.5f, 60, -60, 1e30f, -1e30f};
        try (Predictor predictor = predictor(logits)) {
            float[][] answer = predictor.predict(TWO_STEPS).probabilities();
            assertThat(answer).hasDimensions(2, logits.length);
            for (float[] row : answer) {
                assertThat(row)
                        .usingComparatorWithPrecision(1e-7f)
                        .containsExactly(0.5f, 0.9241418f, 0.07585818f, 1f, 8.756511e-27f, 1f, 0f);
                assertThat(row[4]).isCloseTo(8.756511e-27f, within(1e-32f));
            }
        }
    }

    @Test
    void onlyTheStepsOfTheMaskCost() {
        float[][] target = {{1, 1}, {0, 1}};
        try (Predictor predictor = predictor(0, 0)) {
            assertThat(predictor.predict(TWO_STEPS, target, new float[] {1, 1}).costBits())
                    .isCloseTo(4, within(1e-6));
            assertThat(predictor.predict(TWO_STEPS, target, new float[] {0, 1}).costBits())
                    .isCloseTo(2, within(1e-6));
            assertThat(predictor.predict(TWO_STEPS, target, new float[] {0.5f, 0}).costBits())
                    .isCloseTo(1, within(1e-6));
            assertThat(predictor.predict(TWO_STEPS, target, new float[2]).costBits()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2", "0.668, 2", "0.669, 1", "0.7, 1", "0.8, 0", "0, 2", "1, 0"})
    void aBitIsOneAboveTheThreshold(double threshold, long wrong) {
        // Probabilities 0.66819 and 0.76852.
        try (Predictor predictor = predictor(0.7f, 1.2f)) {
            float[][] zeros = {{0, 0}, {0, 0.5f}};
            ScoredPrediction scored = predictor.predict(TWO_STEPS, zeros, new float[] {0, 0.1f});
            assertThat(scored.wrongBits(threshold)).isEqualTo(wrong);
            float[][] ones = {{0, 0}, {1, 0.6f}};
            assertThat(scored.prediction().bits(threshold)[0])
                    .containsExactly(wrong > 1 ? 1 : 0, wrong > 0 ? 1 : 0);
            ScoredPrediction other = predictor.predict(TWO_STEPS, ones, new float[] {0, 1});
            assertThat(other.wrongBits(threshold)).isEqualTo(2 - wrong);
        }
    }

    @Test
    void whatIsNoNumberIsWrong() {
        try (Predictor predictor = predictor(Float.NaN)) {
            float[][] target = {{0}, {1}};
            ScoredPrediction scored = predictor.predict(TWO_STEPS, target, new float[] {1, 1});
            assertThat(scored.wrongBits(0.5)).isEqualTo(2);
            assertThat(scored.prediction().probabilities()[0][0]).isNaN();
        }
    }

    private static RunConfig small(String task, String model) {
        RunConfig config = Presets.get("fast", task, model, 1);
        return model.equals("lstm")
                ? config.with("model.hidden", "8")
                : config.with("model.memoryLocations", "8").with("model.controllerSize", "8");
    }

    private static float[][] rows(float[] flat, int width) {
        float[][] rows = new float[flat.length / width][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = Arrays.copyOfRange(flat, t * width, (t + 1) * width);
        }
        return rows;
    }

    /** The same episodes by the evaluator and one by one. */
    @ParameterizedTest
    @CsvSource({"copy, ntm-ff", "n-grams, ntm-lstm", "repeat-copy, lstm", "priority-sort, ntm-ff"})
    void costAndWrongBitsAreThoseOfAnEvaluation(String task, String model) {
        int episodes = 4;
        try (RunModel run = RunModel.initialize(small(task, model), backend);
                Evaluator evaluator = new Evaluator(run.model(), backend);
                Predictor predictor = predictor(run)) {
            EvaluationRow row = evaluator.evaluate("x", run.task(), episodes, 1, 7);
            SeededRandom random = SeededRandom.of(7, SeededRandom.Purpose.EVALUATION);
            double bits = 0;
            double wrong = 0;
            for (int i = 0; i < episodes; i++) {
                EpisodeBatch episode = run.task().sample(random, 1);
                float[][] input = rows(episode.inputs(), episode.inputWidth());
                float[][] target = rows(episode.targets(), episode.outputWidth());
                ScoredPrediction scored = predictor.predict(input, target, episode.mask());
                bits += scored.costBits() / episodes;
                wrong += (double) scored.wrongBits(0.5) / episodes;
                assertThat(predictor.predict(input).logits())
                        .isDeepEqualTo(scored.prediction().logits());
            }
            assertThat(bits).isCloseTo(row.costBits(), within(1e-5 * row.costBits()));
            assertThat(wrong).isEqualTo(row.bitErrors());
        }
    }

    private Predictor predictor(RunModel run) {
        return new Predictor(
                run.model(), backend, run.task().inputWidth(), run.task().outputWidth());
    }

    private static float[][] random(int steps, int width, long seed) {
        SeededRandom random = SeededRandom.of(seed, SeededRandom.Purpose.DATA);
        float[][] input = new float[steps][width];
        for (float[] row : input) {
            for (int x = 0; x < width; x++) {
                row[x] = random.nextInt(2);
            }
        }
        return input;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntm-ff", "ntm-lstm", "lstm"})
    void anAnswerDoesNotDependOnWhatWasAskedBeforeAndMemoryDoesNotGrow(String model) {
        try (RunModel run = RunModel.initialize(small("copy", model), backend);
                Predictor predictor = predictor(run)) {
            int width = run.task().inputWidth();
            int outputs = run.task().outputWidth();
            float[][] first = predictor.predict(random(9, width, 1)).logits();
            predictor.predict(random(40, width, 2), new float[40][outputs], new float[40]);
            long held = backend.liveElements();
            for (int steps : List.of(1, 40, 17, 3, 39)) {
                float[][] input = random(steps, width, steps);
                predictor.predict(input, new float[steps][outputs], new float[steps]);
            }
            assertThat(backend.liveElements()).isEqualTo(held);
            assertThat(predictor.predict(random(9, width, 1)).logits()).isDeepEqualTo(first);
        }
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        try (Predictor predictor = predictor(0, 0)) {
            assertRefused(() -> predictor.predict(new float[0][]), "input has no rows");
            assertRefused(
                    () -> predictor.predict(new float[][] {{1, 2, 3}, {1, 2}}),
                    "row 1 of input has 2 numbers; the model has 3 channels there");
            assertRefused(
                    () -> predictor.predict(TWO_STEPS, new float[1][2], new float[2]),
                    "target has 1 steps, input 2");
            assertRefused(
                    () -> predictor.predict(TWO_STEPS, new float[2][3], new float[2]),
                    "row 0 of target has 3 numbers; the model has 2 channels there");
            assertRefused(
                    () -> predictor.predict(TWO_STEPS, new float[2][2], new float[1]),
                    "mask has 1 steps, input 2");
        }
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
