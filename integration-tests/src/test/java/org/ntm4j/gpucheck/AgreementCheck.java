package org.ntm4j.gpucheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.gradcheck.BackendOption;
import org.ntm4j.gradcheck.Drift;
import org.ntm4j.gradcheck.DriftCheck;
import org.ntm4j.gradcheck.GradientCase;
import org.ntm4j.gradcheck.GradientCheck;
import org.ntm4j.gradcheck.GradientDifference;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

/** Whether the backend computes what the others do. */
final class AgreementCheck {
    private static final double TOLERANCE = 1e-4;
    private static final double DRIFT_TOLERANCE = 1e-3;
    private static final BackendOption CUDA = BackendOption.of("cuda");

    private AgreementCheck() {}

    /** Losses and gradients against the reference, one line a model. */
    static List<CheckRow> gradients() {
        List<GradientCase> cases = new ArrayList<>(GradientCase.small(1));
        cases.addAll(GradientCase.paper(1));
        List<BackendOption> pair = List.of(BackendOption.of("reference"), CUDA);
        Map<String, List<GradientDifference>> models = new LinkedHashMap<>();
        new GradientCheck(BackendRegistry.load(), pair)
                .run(cases).compared().values().stream()
                        .flatMap(List::stream)
                        .forEach(
                                difference ->
                                        models.computeIfAbsent(
                                                        difference.model(), m -> new ArrayList<>())
                                                .add(difference));
        if (models.isEmpty()) {
            throw new IllegalStateException("the backend could not be opened");
        }
        return models.entrySet().stream().map(e -> gradient(e.getKey(), e.getValue())).toList();
    }

    private static CheckRow gradient(String model, List<GradientDifference> all) {
        double loss = 0;
        double gradient = 0;
        for (GradientDifference difference : all) {
            loss = Math.max(loss, difference.lossError());
            gradient = Math.max(gradient, difference.worst().error());
        }
        return new CheckRow(
                "gradients",
                model + " against reference, " + all.size() + " cases",
                String.format(Locale.ROOT, "loss error %.1e, gradient error %.1e", loss, gradient),
                all.stream().allMatch(difference -> difference.isWithin(TOLERANCE)));
    }

    /** A training of each model against the cpu backend. */
    static List<CheckRow> drift(int updates) {
        List<RunConfig> runs =
                Stream.of("ntm-ff", "ntm-lstm", "lstm")
                        .map(model -> Presets.get("fast", "copy", model, 2))
                        .map(run -> run.withAll(Map.of("task.maxLength", "5")))
                        .toList();
        List<Drift> drifts =
                new DriftCheck(BackendRegistry.load(), List.of(BackendOption.of("cpu"), CUDA))
                        .run(runs, updates)
                        .drifts();
        if (drifts.size() != runs.size()) {
            throw new IllegalStateException("the backend could not be opened");
        }
        return drifts.stream()
                .map(
                        drift ->
                                new CheckRow(
                                        "trace",
                                        drift.model() + " against cpu, " + updates + " updates",
                                        String.format(
                                                Locale.ROOT,
                                                "cost error %.1e, parameter error %.1e",
                                                drift.costError(),
                                                drift.parameterError()),
                                        drift.isWithin(DRIFT_TOLERANCE)))
                .toList();
    }
}
