package org.ntm4j.backend.cpu;

import org.ntm4j.backend.Availability;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.TensorBackend;

/** The entry of the CPU backend, which is available everywhere. */
public final class CpuBackendProvider implements BackendProvider {
    static final String ID = "cpu";
    private static final int PRIORITY = 100;

    /** Loads nothing. */
    public CpuBackendProvider() {}

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
        return PRIORITY;
    }

    @Override
    public Availability probe() {
        try (TensorBackend backend = open(BackendConfig.defaults())) {
            return Availability.available(backend.description());
        } catch (RuntimeException | LinkageError failure) {
            return Availability.unavailable(
                    "the cpu backend can't be opened: " + failure,
                    "check that the jars of NTM4J and EJML on the class path belong together");
        }
    }

    @Override
    public TensorBackend open(BackendConfig config) {
        return CpuBackend.open(CpuOptions.parse(config));
    }
}
