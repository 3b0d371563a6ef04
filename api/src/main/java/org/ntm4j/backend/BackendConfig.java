package org.ntm4j.backend;

import java.util.Map;

/**
 * What a user may tell a backend when it is opened.
 *
 * @param options settings by name; a provider rejects names that it does not know
 */
public record BackendConfig(Map<String, String> options) {
    /** Copies the options. */
    public BackendConfig {
        options = Map.copyOf(options);
    }

    /** No options. */
    public static BackendConfig defaults() {
        return new BackendConfig(Map.of());
    }
}
