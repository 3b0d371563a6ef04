package org.ntm4j.gradcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ntm4j.backend.BackendRegistry;

/**
 * Compares every backend with each that comes before it. One that can't be opened here is skipped with
 * its reason; one that is opened and then fails makes the check fail.
 */
public final class GradientCheck {
    private final BackendRegistry registry;
    private final List<BackendOption> options;

    /**
     * @param registry where backends are found
     * @param options the backends, the most trustworthy first
     */
    public GradientCheck(BackendRegistry registry, List<BackendOption> options) {
        this.registry = registry;
        this.options = List.copyOf(options);
    }

    /** Runs every case on every backend and compares. */
    public GradientReport run(List<GradientCase> cases) {
        try (OpenBackends backends = OpenBackends.open(registry, options)) {
            Map<Pair, List<GradientDifference>> compared = new LinkedHashMap<>();
            for (GradientCase sample : cases) {
                Map<String, GradientSample> samples = new LinkedHashMap<>();
                backends.each(
                        (name, backend) -> samples.put(name, GradientSample.of(sample, backend)));
                for (Pair pair : backends.pairs()) {
                    GradientSample expected = Objects.requireNonNull(samples.get(pair.expected()));
                    GradientSample actual = Objects.requireNonNull(samples.get(pair.actual()));
                    compared.computeIfAbsent(pair, key -> new ArrayList<>())
                            .add(GradientDifference.between(sample, expected, actual));
                }
            }
            return new GradientReport(compared, backends.skipped());
        }
    }
}
