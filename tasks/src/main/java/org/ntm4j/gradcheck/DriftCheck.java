package org.ntm4j.gradcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.train.RunConfig;

/**
 * How far training on different backends drifts apart: each trains the same run from the same seed. As in
 * {@link GradientCheck}, a backend that can't be opened is skipped.
 */
public final class DriftCheck {
    private final BackendRegistry registry;
    private final List<BackendOption> options;

    /**
     * @param registry where backends are found
     * @param options the backends, the most trustworthy first
     */
    public DriftCheck(BackendRegistry registry, List<BackendOption> options) {
        this.registry = registry;
        this.options = List.copyOf(options);
    }

    /**
     * Trains on every backend and compares.
     *
     * @param runs what is trained
     * @param updates of each
     */
    public DriftReport run(List<RunConfig> runs, int updates) {
        try (OpenBackends backends = OpenBackends.open(registry, options)) {
            List<Drift> drifts = new ArrayList<>();
            for (RunConfig run : runs) {
                Map<String, TrainingTrace> traces = new LinkedHashMap<>();
                backends.each(
                        (name, backend) ->
                                traces.put(name, TrainingTrace.of(run, backend, updates)));
                for (Pair pair : backends.pairs()) {
                    TrainingTrace expected = Objects.requireNonNull(traces.get(pair.expected()));
                    TrainingTrace actual = Objects.requireNonNull(traces.get(pair.actual()));
                    drifts.add(Drift.between(pair, run.model().modelId(), expected, actual));
                }
            }
            return new DriftReport(drifts, backends.skipped());
        }
    }
}
