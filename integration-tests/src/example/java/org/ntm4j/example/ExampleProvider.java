package org.ntm4j.example;

import org.ntm4j.backend.Availability;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.error.NtmException;

/** The entry: found by ServiceLoader, asked who it is, and told to open its backend. */
public final class ExampleProvider implements BackendProvider {
    @Override
    public String id() {
        return "example";
    }

    @Override
    public int spiVersion() {
        return BackendProvider.SPI_VERSION;
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Availability probe() {
        return Availability.available(ExampleBackend.DESCRIPTION);
    }

    @Override
    public TensorBackend open(BackendConfig config) {
        if (!config.options().isEmpty()) {
            throw NtmException.badInput(
                    "EXAMPLE-001", "the example backend has no options, got " + config.options());
        }
        return new ExampleBackend();
    }
}
