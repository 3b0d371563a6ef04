package org.ntm4j.backend.cuda.software;

import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.contract.BackendContract;
import org.ntm4j.backend.cuda.CudaBackendProvider;

/**
 * The whole contract with the built-in product, and with an allocation for each storage, so that the device
 * sees every write past the end and every use of memory that was given back.
 */
@OnSoftwareDevice
class BuiltInContractTest extends BackendContract {
    @Override
    protected BackendProvider provider() {
        return new CudaBackendProvider();
    }

    @Override
    protected BackendConfig config() {
        return new BackendConfig(Map.of("gemm", "kernel", "memory", "direct", "episode", "on"));
    }
}
