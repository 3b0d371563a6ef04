package org.ntm4j.backend.cuda.software;

import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.contract.BackendContract;
import org.ntm4j.backend.cuda.CudaBackendProvider;

/** The whole contract with cuBLAS and pooled memory, as a machine with all of CUDA has it. */
@OnSoftwareDevice
class CublasContractTest extends BackendContract {
    @Override
    protected BackendProvider provider() {
        return new CudaBackendProvider();
    }

    @Override
    protected BackendConfig config() {
        return new BackendConfig(Map.of("gemm", "cublas"));
    }
}
