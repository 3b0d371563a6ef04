package org.ntm4j.gradcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.ntm4j.backend.Availability.Unavailable;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.error.NtmException;

/** The backends of a check that this machine has, and why it lacks the others. */
final class OpenBackends implements AutoCloseable {
    private final List<String> names;
    private final Map<String, TensorBackend> open = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private OpenBackends(List<String> names) {
        this.names = names;
    }

    static OpenBackends open(BackendRegistry registry, List<BackendOption> options) {
        OpenBackends backends =
                new OpenBackends(options.stream().map(BackendOption::name).toList());
        try {
            for (BackendOption option : options) {
                backends.add(option, registry);
            }
            return backends;
        } catch (RuntimeException | Error failure) {
            backends.close();
            throw failure;
        }
    }

    private void add(BackendOption option, BackendRegistry registry) {
        try {
            open.put(option.name(), option.open(registry));
        } catch (NtmException reason) {
            if (reason.kind() != NtmException.Kind.BACKEND_UNAVAILABLE) {
                throw reason;
            }
            missing.put(option.name(), reason.code() + ": " + why(option, registry, reason));
        }
    }

    /** Without what the registry's message says of other backends. */
    private static String why(
            BackendOption option, BackendRegistry registry, NtmException failure) {
        return registry.candidates().stream()
                .filter(candidate -> candidate.id().equals(option.id()))
                .map(BackendRegistry.Candidate::availability)
                .filter(Unavailable.class::isInstance)
                .map(Unavailable.class::cast)
                .map(unavailable -> unavailable.reason() + "; " + unavailable.remedy())
                .findFirst()
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    /** Each backend with each before it, where both are open. */
    List<Pair> pairs() {
        return all().stream()
                .filter(pair -> open.containsKey(pair.expected()))
                .filter(pair -> open.containsKey(pair.actual()))
                .toList();
    }

    /** The pairs of which one is missing. */
    List<SkippedPair> skipped() {
        List<SkippedPair> skipped = new ArrayList<>();
        for (Pair pair : all()) {
            String reason = missing.getOrDefault(pair.actual(), missing.get(pair.expected()));
            if (reason != null) {
                skipped.add(new SkippedPair(pair, reason));
            }
        }
        return skipped;
    }

    private List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        for (int second = 1; second < names.size(); second++) {
            for (int first = 0; first < second; first++) {
                pairs.add(new Pair(names.get(first), names.get(second)));
            }
        }
        return pairs;
    }

    void each(BiConsumer<String, TensorBackend> action) {
        open.forEach(action);
    }

    @Override
    public void close() {
        open.values().forEach(TensorBackend::close);
    }
}
