package org.ntm4j.backend.contract;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;

/**
 * The whole contract of a backend as tests, one container a topic. Extend it and name the provider; see
 * the package.
 *
 * <p>If the backend is unavailable on a machine, its contract fails there. A backend that needs hardware
 * says so with one of JUnit's conditions on the class.
 *
 * <p>At the end one report entry named {@code contract} says how many checks were run and passed, and
 * which fused kernels the backend leaves to {@link org.ntm4j.backend.ComposedKernels}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendContract {
    private final ContractSummary summary = new ContractSummary();
    private Context context;

    /** For subclasses. */
    protected BackendContract() {}

    /** The provider of the backend that is tested; asked once. */
    protected abstract BackendProvider provider();

    /** The options that the backend is opened with: none. */
    protected BackendConfig config() {
        return BackendConfig.defaults();
    }

    /** Makes what the checks run on; the backend is not opened yet. */
    @BeforeAll
    public final void begin() {
        context = new Context(provider(), config());
    }

    /** All checks. */
    @TestFactory
    public final Stream<DynamicContainer> contract() {
        List<ContractCheck> checks = ContractChecks.all();
        return checks.stream()
                .map(ContractCheck::topic)
                .distinct()
                .map(
                        topic ->
                                DynamicContainer.dynamicContainer(
                                        topic,
                                        checks.stream()
                                                .filter(check -> check.topic().equals(topic))
                                                .map(this::test)));
    }

    private DynamicTest test(ContractCheck check) {
        return DynamicTest.dynamicTest(check.name(), () -> summary.count(check, context));
    }

    /** Reports what was run, and closes the backends. */
    @AfterAll
    public final void end(TestReporter reporter) {
        try {
            reporter.publishEntry("contract", summary.line(context.backend().kernels()));
        } finally {
            context.close();
        }
    }
}
