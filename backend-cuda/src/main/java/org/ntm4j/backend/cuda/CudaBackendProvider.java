package org.ntm4j.backend.cuda;

import org.ntm4j.backend.Availability;
import org.ntm4j.backend.Availability.Unavailable;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cuda.internal.CudaBackend;
import org.ntm4j.backend.cuda.internal.CudaOptions;
import org.ntm4j.backend.cuda.internal.CudaOptions.GemmChoice;
import org.ntm4j.error.NtmException;

/** The entry of the CUDA backend, which uses the first device that the driver shows. */
public final class CudaBackendProvider implements BackendProvider {
    /** The name for {@code --backend}. */
    public static final String ID = CudaBackend.ID;

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

    static Availability probe(DeviceList devices) {
        return new DriverProbe(devices).run();
    }

    /**
     * Opens the device.
     *
     * @throws NtmException {@code NTM-B030} if an option is unknown; {@code NTM-B002}, with what {@link
     *     #probe()} says, if there is no device; {@code NTM-B031} if an option asks for cuBLAS and it is
     *     not found; {@code NTM-B033} if the driver refuses
     */
    @Override
    public TensorBackend open(BackendConfig config) {
        CudaOptions options = CudaOptions.parse(config);
        DeviceList devices = new DriverDevices();
        if (probe(devices) instanceof Unavailable missing) {
            throw unavailable(
                    "NTM-B002",
                    "backend "
                            + ID
                            + " is unavailable ("
                            + missing.reason()
                            + "; "
                            + missing.remedy()
                            + ")");
        }
        return CudaBackend.open(
                options,
                usesCublas(options, devices),
                DriverProbe.describe(devices.devices().get(0), devices.driverVersion()));
    }

    private static boolean usesCublas(CudaOptions options, DeviceList devices) {
        if (options.gemm() == GemmChoice.KERNEL) {
            return false;
        }
        String fault = devices.cublasFault();
        if (!fault.isEmpty() && options.gemm() == GemmChoice.CUBLAS) {
            throw unavailable(
                    "NTM-B031",
                    "the option gemm=cublas of the cuda backend needs cuBLAS 12, which can't be"
                            + " loaded ("
                            + Faults.oneLine(fault)
                            + "); install it, or use gemm=kernel");
        }
        return fault.isEmpty();
    }

    private static NtmException unavailable(String code, String message) {
        return new NtmException(code, NtmException.Kind.BACKEND_UNAVAILABLE, message);
    }
}
