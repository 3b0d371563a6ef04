package org.ntm4j.gradcheck;

import java.util.Map;
import java.util.stream.Collectors;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;

/**
 * A backend as it is to be checked.
 *
 * @param id of the backend
 * @param options it is opened with
 */
public record BackendOption(String id, Map<String, String> options) {
    /** Copies the options. */
    public BackendOption {
        options = Map.copyOf(options);
    }

    /** A backend without options. */
    public static BackendOption of(String id) {
        return new BackendOption(id, Map.of());
    }

    /** What a table calls it, for example {@code cpu (kernels=scalar)}. */
    public String name() {
        if (options.isEmpty()) {
            return id;
        }
        return options.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining(", ", id + " (", ")"));
    }

    /**
     * Opens it.
     *
     * @throws org.ntm4j.error.NtmException if it can't be opened on this machine, or is not known
     */
    TensorBackend open(BackendRegistry registry) {
        return registry.open(id, new BackendConfig(options));
    }
}
