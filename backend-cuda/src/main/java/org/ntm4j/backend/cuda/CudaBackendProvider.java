package org.ntm4j.backend.cuda;

import org.ntm4j.backend.Availability;
import org.ntm4j.backend.Availability.Unavailable;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.error.NtmException;

/** The entry of the CUDA backend. It has no kernels yet, so that it is never available. */
public final class CudaBackendProvider implements BackendProvider {
    /** The name for {@code --backend}. */
    public static final String ID = "cuda";

    private static final int PRIORITY = 200;

    /** Loads nothing. */
    public CudaBackendProvider() {}

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
        return probe(new DriverDevices());
    }

    static Unavailable probe(DeviceList devices) {
        return new DriverProbe(devices).run();
    }

    /**
     * Refuses.
     *
     * @throws NtmException {@code NTM-B002}, with what {@link #probe()} says
     */
    @Override
    public TensorBackend open(BackendConfig config) {
        throw unavailable(probe(new DriverDevices()));
    }

    private static NtmException unavailable(Unavailable missing) {
        return new NtmException(
                "NTM-B002",
                NtmException.Kind.BACKEND_UNAVAILABLE,
                "backend "
                        + ID
                        + " is unavailable ("
                        + missing.reason()
                        + "; "
                        + missing.remedy()
                        + ")");
    }
}
