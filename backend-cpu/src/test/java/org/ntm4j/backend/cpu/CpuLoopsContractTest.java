package org.ntm4j.backend.cpu;

import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.contract.BackendContract;

class CpuLoopsContractTest extends BackendContract {
    @Override
    protected BackendProvider provider() {
        return new CpuBackendProvider();
    }

    @Override
    protected BackendConfig config() {
        return new BackendConfig(Map.of("kernels", "scalar", "gemm", "scalar"));
    }
}
