package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cpu.CpuBackendProvider;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.error.NtmException;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;

/** A pass in segments beside the pass that keeps all steps, from the same parameters over the same batch. */
class SegmentedPassTest {
    /** What a pass comes to: costs, and gradients by parameter. */
    private record Outcome(double[] results, Map<String, double[]> gradients) {}

    private static TensorBackend open(String backend) {
        return switch (backend) {
            case "reference" -> new ReferenceBackendProvider().open(BackendConfig.defaults());
            case "plain" ->
                    new CpuBackendProvider().open(new BackendConfig(Map.of("kernels", "scalar")));
            default -> new CpuBackendProvider().open(BackendConfig.defaults());
        };
    }

    /** Copy of 8 to 23 vectors by a small model. */
    private static RunConfig run(String model, int batchSize) {
        RunConfig run =
                Presets.get("fast", "copy", model, 5)
                        .with("task.maxLength", "23")
                        .with("task.minLength", "8")
                        .with("training.batchSize", Integer.toString(batchSize));
        return model.equals("lstm")
                ? run.with("model.hidden", "24")
                : run.withAll(
                        Map.of(
                                "model.controllerSize", "24",
                                "model.memoryLocations", "24",
                                "model.memoryWidth", "10"));
    }

    private static Outcome outcome(RunConfig run, TensorBackend backend) {
        try (RunModel model = RunModel.initialize(run, backend);
                BatchPass pass = BatchPass.of(model)) {
            SeededRandom random = SeededRandom.of(3, Purpose.DATA);
            int batch = run.training().batchSize();
            pass.run(model.task().sample(random, batch));
            EpisodeBatch second = model.task().sample(random, batch);
            double[] results = new double[2 * batch];
            backend.download(pass.run(second), results, 0);
            return new Outcome(results, gradients(model.parameters()));
        }
    }

    private static Map<String, double[]> gradients(ParameterSet parameters) {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        for (Parameter parameter : parameters.all()) {
            if (parameter.spec().trained()) {
                String name = parameter.name();
                gradients.put(name, parameters.readGradient(name).data());
            }
        }
        return gradients;
    }

    /** Presets, and settings that no preset has. */
    static Stream<RunConfig> runs() {
        Map<String, String> manyHeads =
                Map.of(
                        "model.readHeads", "2",
                        "model.writeHeads", "3",
                        "model.controllerLayers", "2",
                        "model.accessOrder", "read-then-write",
                        "model.memoryStart", "learned-random");
        return Stream.of(
                run("ntm-ff", 1),
                run("ntm-ff", 3).withAll(manyHeads),
                run("ntm-lstm", 3),
                run("ntm-lstm", 1).withAll(manyHeads).with("model.weightingStart", "one-hot"),
                run("lstm", 1),
                run("lstm", 3).with("model.layers", "1"));
    }

    private static RunConfig cut(RunConfig run, String segments) {
        return run.with("training.checkpointSegments", segments);
    }

    private static boolean isOfStart(String parameter) {
        return parameter.endsWith("Start") || parameter.endsWith(".start");
    }

    private static void assertClose(Outcome actual, Outcome expected, double tolerance) {
        expected.gradients.forEach(
                (name, gradient) -> {
                    double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
                    assertThat(largest).as(name).isPositive();
                    assertThat(actual.gradients.get(name))
                            .as(name)
                            .usingComparatorWithPrecision(tolerance * largest)
                            .containsExactly(gradient);
                });
    }

    private static void assertStartIsEqual(Outcome actual, Outcome expected) {
        assertThat(expected.gradients.keySet()).anyMatch(SegmentedPassTest::isOfStart);
        expected.gradients.forEach(
                (name, gradient) -> {
                    if (isOfStart(name)) {
                        assertThat(actual.gradients.get(name)).as(name).isEqualTo(gradient);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("runs")
    void inDoublePrecisionOnlyTheOrderOfSumsOverStepsDiffers(RunConfig run) {
        try (TensorBackend backend = open("reference")) {
            Outcome whole = outcome(run, backend);
            for (String segments : List.of("7", "auto", "1000")) {
                Outcome cut = outcome(cut(run, segments), backend);
                assertThat(cut.results).as(segments).isEqualTo(whole.results);
                assertStartIsEqual(cut, whole);
                assertClose(cut, whole, 1e-13);
            }
            assertThat(backend.liveElements()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void inSinglePrecisionTheGradientsThatReachTheStartAreTheSameToTheBit(RunConfig run) {
        for (String kernels : List.of("plain", "fastest")) {
            try (TensorBackend backend = open(kernels)) {
                Outcome one = outcome(cut(run, "1"), backend);
                Outcome cut = outcome(cut(run, "3"), backend);
                assertThat(cut.results).isEqualTo(one.results);
                assertStartIsEqual(cut, one);
                assertClose(cut, one, 3e-6);
                assertThat(backend.liveElements()).isZero();
            }
        }
    }

    /**
     * The whole episode may be computed by other kernels, and fewer than four rows of answers are, which round
     * otherwise.
     */
    @ParameterizedTest
    @MethodSource("runs")
    void inSinglePrecisionAnySegmentsAreTheWholeEpisodeButForRounding(RunConfig run) {
        try (TensorBackend backend = open("fastest")) {
            Outcome whole = outcome(run, backend);
            for (String segments : List.of("1", "auto", "1000")) {
                Outcome cut = outcome(cut(run, segments), backend);
                assertThat(cut.results)
                        .as(segments)
                        .usingComparatorWithPrecision(1e-3)
                        .containsExactly(whole.results);
                assertClose(cut, whole, 1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void oneSegmentIsTheWholeEpisodeToTheBit(RunConfig run) {
        try (TensorBackend backend = open("reference")) {
            Outcome whole = outcome(run, backend);
            Outcome cut = outcome(cut(run, "1"), backend);
            assertThat(cut.results).isEqualTo(whole.results);
            assertThat(cut.gradients).containsOnlyKeys(whole.gradients.keySet());
            whole.gradients.forEach(
                    (name, gradient) ->
                            assertThat(cut.gradients.get(name)).as(name).isEqualTo(gradient));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntm-ff", "ntm-lstm", "lstm"})
    void memoryIsThatOfASegmentAndTheBorders(String model) {
        RunConfig run = run(model, 1).with("task.maxLength", "200").with("task.minLength", "200");
        try (TensorBackend backend = open("fastest")) {
            long whole = elements(run, backend);
            long cut = elements(cut(run, "auto"), backend);
            assertThat(cut).isLessThan(whole / 5);
        }
    }

    /** Elements that a pass holds, but for those of the model. */
    private static long elements(RunConfig run, TensorBackend backend) {
        try (RunModel model = RunModel.initialize(run, backend);
                BatchPass pass = BatchPass.of(model)) {
            long before = backend.liveElements();
            pass.run(model.task().sample(SeededRandom.of(3, Purpose.DATA), 1));
            return backend.liveElements() - before;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntm-ff", "ntm-lstm", "lstm"})
    void aShortTrainingEndsWithTheSameParameters(String model) {
        RunConfig run = run(model, 2);
        try (TensorBackend backend = open("reference")) {
            double[] whole = trained(run, backend);
            double[] cut = trained(cut(run, "5"), backend);
            assertThat(cut).usingComparatorWithPrecision(1e-9).containsExactly(whole);
            assertThat(cut).isNotEqualTo(untrained(run, backend));
        }
    }

    private static double[] trained(RunConfig run, TensorBackend backend) {
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            for (int i = 0; i < 10; i++) {
                session.update();
            }
            return parameters(session.model());
        }
    }

    private static double[] untrained(RunConfig run, TensorBackend backend) {
        try (RunModel model = RunModel.initialize(run, backend)) {
            return parameters(model);
        }
    }

    private static double[] parameters(RunModel model) {
        double[] values = new double[model.parameters().size()];
        model.backend().download(model.parameters().values(), values, 0);
        return values;
    }

    @Test
    void aBatchWithoutAnyAnswerCostsNothing() {
        RunConfig run = cut(run("ntm-lstm", 2), "3");
        try (TensorBackend backend = open("fastest");
                RunModel model = RunModel.initialize(run, backend);
                BatchPass pass = BatchPass.of(model)) {
            double[] results = new double[4];
            backend.download(pass.run(EpisodeBatch.zeros(2, 10, 10, 9)), results, 0);
            assertThat(results).containsOnly(0);
            assertThat(gradients(model.parameters()).values())
                    .allSatisfy(gradient -> assertThat(gradient).containsOnly(0));
        }
    }

    @Test
    void aModelThatCanNotBeCutIsRefused() {
        NtmException e =
                catchThrowableOfType(
                        NtmException.class,
                        () -> BatchPass.segmented((tape, episode, trace) -> tape.variable(1, 1)));
        assertThat(e)
                .hasMessage(
                        "this model can't be run in segments; set training.checkpointSegments to"
                                + " none");
        assertThat(e.code()).isEqualTo("NTM-T003");
    }
}
