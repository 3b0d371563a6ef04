package org.ntm4j.backend.contract;

import java.util.List;
import java.util.stream.Stream;

/** All checks of the kit. */
public final class ContractChecks {
    private ContractChecks() {}

    /** In the order in which their failures are best read: what later ones build upon comes first. */
    public static List<ContractCheck> all() {
        return Stream.of(
                        ProviderRules.checks(),
                        Lifecycle.checks(),
                        Transfers.checks(),
                        ZeroExtents.checks(),
                        Elementwise.checks(),
                        Reductions.checks(),
                        MatrixProducts.checks(),
                        KernelValues.checks(),
                        ExtremeChains.checks(),
                        KernelLifecycle.checks(),
                        Repeatability.checks(),
                        Recordings.checks(),
                        Gradients.checks(),
                        Episodes.checks(),
                        Traces.checks())
                .flatMap(List::stream)
                .toList();
    }
}
