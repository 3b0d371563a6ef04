package org.ntm4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cpu.CpuBackendProvider;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
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

    private static RunConfig run(String model, int batchSize) {
        return Presets.get("fast", "copy", model, 5)
                .withAll(
                        Map.of(
                                "task.minLength", "8",
                                "task.maxLength", "23",
                                "training.batchSize", Integer.toString(batchSize)))
                .with(model.equals("lstm") ? "model.hidden" : "model.controllerSize", "40");
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

    static Stream<Arguments> cases() {
        return Stream.of("ntm-ff", "ntm-lstm", "lstm")
                .flatMap(
                        model ->
                                Stream.of("reference", "plain", "vector")
                                        .flatMap(
                                                backend ->
                                                        Stream.of(1, 3)
                                                                .map(
                                                                        batch ->
                                                                                Arguments.of(
                                                                                        model,
                                                                                        backend,
                                                                                        batch))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void probe(String model, String backend, int batch) {
        for (String segments : List.of("1", "3", "7", "auto", "1000")) {
            try (TensorBackend computing = open(backend)) {
                Outcome w = outcome(run(model, batch), computing);
                Outcome s =
                        outcome(
                                run(model, batch).with("training.checkpointSegments", segments),
                                computing);
                StringBuilder b =
                        new StringBuilder(
                                model
                                        + " "
                                        + backend
                                        + " "
                                        + batch
                                        + " "
                                        + segments
                                        + " cost "
                                        + java.util.Arrays.equals(w.results, s.results));
                w.gradients.forEach(
                        (n, g) -> {
                            double d = 0, m = 0;
                            double[] o = s.gradients.get(n);
                            for (int i = 0; i < g.length; i++) {
                                d = Math.max(d, Math.abs(g[i] - o[i]));
                                m = Math.max(m, Math.abs(g[i]));
                            }
                            b.append(String.format(" %s %.1e", n, d / m));
                        });
                System.err.println(b);
            }
        }
    }
}
