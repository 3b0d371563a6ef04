package org.ntm4j.cli.run;

import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.BackendRegistry.Selection;
import org.ntm4j.backend.TensorBackend;

/**
 * A backend that was asked for, open until closed.
 *
 * @param backend that computes
 * @param config it was opened with
 * @param note which it is, and why if the choice was free
 */
public record OpenBackend(TensorBackend backend, BackendConfig config, String note)
        implements AutoCloseable {
    /**
     * Opens the backend that is requested.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-B0…} if there is no such backend here
     */
    public static OpenBackend open(
            BackendRegistry registry, String requested, BackendConfig config) {
        Selection selection = registry.select(requested);
        TensorBackend backend = registry.open(selection.id(), config);
        String why =
                requested.equals(BackendRegistry.AUTO) ? " (auto: " + selection.reason() + ")" : "";
        return new OpenBackend(
                backend, config, "backend " + backend.id() + ": " + backend.description() + why);
    }

    @Override
    public void close() {
        backend.close();
    }
}
