package org.ntm4j.backend.reference;

import org.ntm4j.backend.Availability;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.error.NtmException;

/** The entry of the reference backend, which is available everywhere and has no options. */
public final class ReferenceBackendProvider implements BackendProvider {
    /** The name for {@code --backend}. */
    public static final String ID = "reference";

    /** Loads nothing. */
    public ReferenceBackendProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int spiVersion() {
        return BackendProvider.SPI_VERSION;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability probe() {
        return Availability.available(ReferenceBackend.DESCRIPTION);
    }

    /**
     * Opens the backend.
     *
     * @throws NtmException {@code NTM-B011} if an option is given
     */
    @Override
    public TensorBackend open(BackendConfig config) {
        config.options().keySet().stream()
                .sorted()
                .findFirst()
                .ifPresent(ReferenceBackendProvider::rejectOption);
        return new ReferenceBackend();
    }

    private static void rejectOption(String name) {
        throw NtmException.badInput(
                "NTM-B011",
                "the reference backend has no option '" + name + "'; it has no options at all");
    }
}
