package org.ntm4j.gpucheck;

import java.util.List;
import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.contract.Context;
import org.ntm4j.backend.contract.ContractCheck;
import org.ntm4j.backend.contract.ContractChecks;
import org.ntm4j.backend.contract.ContractViolation;
import org.ntm4j.backend.cuda.CudaBackendProvider;

/** The whole contract of a backend. */
final class KitCheck {
    private KitCheck() {}

    static CheckRow run(Map<String, String> options) {
        List<ContractCheck> checks = ContractChecks.all();
        int passed = 0;
        StringBuilder failures = new StringBuilder();
        BackendConfig config = new BackendConfig(options);
        try (Context context = new Context(new CudaBackendProvider(), config)) {
            for (ContractCheck check : checks) {
                try {
                    check.run(context);
                    passed++;
                } catch (ContractViolation violation) {
                    failures.append("; ").append(check).append(": ").append(violation.getMessage());
                }
            }
        }
        return new CheckRow(
                "contract",
                options.isEmpty() ? "default options" : options.toString(),
                passed + " of " + checks.size() + " checks passed" + failures,
                passed == checks.size());
    }
}
