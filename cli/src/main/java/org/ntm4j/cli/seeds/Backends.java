package org.ntm4j.cli.seeds;

import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.run.OpenBackend;

/** Opens a backend for each seed, one at a time: providers need not be thread-safe. */
final class Backends {
    private final BackendRegistry registry;
    private final String requested;
    private final BackendConfig config;

    Backends(BackendRegistry registry, String requested, BackendConfig config) {
        this.registry = registry;
        this.requested = requested;
        this.config = config;
    }

    /**
     * A backend that one thread uses.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-B0…} if there is no such backend here
     */
    synchronized OpenBackend open() {
        return OpenBackend.open(registry, requested, config);
    }
}
