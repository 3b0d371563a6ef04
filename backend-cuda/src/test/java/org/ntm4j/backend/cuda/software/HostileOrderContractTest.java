package org.ntm4j.backend.cuda.software;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.contract.Context;
import org.ntm4j.backend.contract.ContractCheck;
import org.ntm4j.backend.contract.ContractChecks;
import org.ntm4j.backend.cuda.CudaBackendProvider;

/**
 * The part of the contract where a missing barrier or synchronisation would show, with work that waits until
 * someone synchronises, and threads and blocks in reverse or random order.
 */
@OnSoftwareDevice
@Tag("hostile-order")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileOrderContractTest {
    private static final Set<String> TOPICS =
            Set.of(
                    "transfers",
                    "reductions",
                    "matrix products",
                    "fused kernels",
                    "lifecycle of fused kernels",
                    "episodes",
                    "repeatability");

    private final Context context =
            new Context(
                    new CudaBackendProvider(),
                    new BackendConfig(
                            Map.of("gemm", "kernel", "memory", "direct", "episode", "on")));

    @AfterAll
    void close() {
        context.close();
    }

    private static List<ContractCheck> selected() {
        return ContractChecks.all().stream()
                .filter(check -> TOPICS.contains(check.topic()))
                .toList();
    }

    @Test
    void theSelectionKnowsItsTopics() {
        assertThat(selected()).extracting(ContractCheck::topic).containsAll(TOPICS);
    }

    @TestFactory
    Stream<DynamicTest> contract() {
        return selected().stream()
                .map(check -> DynamicTest.dynamicTest(check.toString(), () -> check.run(context)));
    }
}
