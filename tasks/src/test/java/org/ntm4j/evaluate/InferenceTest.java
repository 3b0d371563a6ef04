package org.ntm4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cpu.CpuBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.model.Answers;
import org.ntm4j.model.Inference;
import org.ntm4j.model.StepTrace;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunModel;

/** Long episodes in segments beside the same as a whole. */
class InferenceTest {
    private static final int BATCH = 3;

    private final TensorBackend backend = new CpuBackendProvider().open(BackendConfig.defaults());

    @AfterEach
    void nothingLeaks() {
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    private RunModel model(String id) {
        return RunModel.initialize(
                Presets.get("fast", "copy", id, 2).with("task.minLength", "18"), backend);
    }

    private static EpisodeBatch episodes(RunModel model) {
        return model.task().sample(SeededRandom.of(7, Purpose.EVALUATION), BATCH);
    }

    private record Outcome(double[] logits, double[] costs) {}

    private Outcome outcome(RunModel model, int mostRows, StepTrace trace) {
        try (Inference inference =
                new Inference(model.model(), () -> Tape.forInference(backend), mostRows)) {
            inference.run(episodes(model), StepTrace.NONE);
            Answers answers = inference.run(episodes(model), trace);
            double[] logits = new double[answers.logits().value().size()];
            double[] costs = new double[2 * BATCH];
            backend.download(answers.logits().value(), logits, 0);
            backend.download(answers.crossEntropy().value(), costs, 0);
            return new Outcome(logits, costs);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntm-ff", "ntm-lstm", "lstm"})
    void answersAndCostsAreTheSame(String id) {
        try (RunModel model = model(id)) {
            Outcome whole = outcome(model, Inference.MOST_ROWS, StepTrace.NONE);
            Outcome cut = outcome(model, 14 * BATCH, StepTrace.NONE);
            Outcome shorter = outcome(model, 7 * BATCH, StepTrace.NONE);
            assertThat(shorter.logits).isEqualTo(cut.logits);
            assertThat(shorter.costs).isEqualTo(cut.costs).doesNotContain(0);
            for (int mostRows : new int[] {1, 14 * BATCH}) {
                assertThat(outcome(model, mostRows, StepTrace.NONE).logits)
                        .usingComparatorWithPrecision(1e-5)
                        .containsExactly(whole.logits);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntm-ff", "lstm"})
    void aTraceIsToldOfTheStepsOfTheEpisode(String id) {
        try (RunModel model = model(id)) {
            int steps = episodes(model).steps();
            List<Integer> told = new ArrayList<>();
            String quantity = id.equals("lstm") ? "hidden" : "reads";
            outcome(
                    model,
                    7 * BATCH,
                    (step, name, value) -> {
                        if (name.equals(quantity)) {
                            told.add(step);
                        }
                    });
            assertThat(told).isEqualTo(IntStream.range(0, steps).boxed().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntm-ff", "ntm-lstm", "lstm"})
    void memoryIsThatOfASegment(String id) {
        try (RunModel model = model(id)) {
            long some = elements(model, 50, 500);
            long many = elements(model, 50, 2_000);
            assertThat(many).isLessThan(some + some / 2);
        }
    }

    private long elements(RunModel model, int mostRows, int steps) {
        long before = backend.liveElements();
        EpisodeBatch batch = EpisodeBatch.zeros(1, steps, 10, 9);
        batch.mask()[steps - 1] = 1;
        try (Inference inference =
                new Inference(model.model(), () -> Tape.forInference(backend), mostRows)) {
            inference.run(batch, StepTrace.NONE);
            return backend.liveElements() - before;
        }
    }
}
