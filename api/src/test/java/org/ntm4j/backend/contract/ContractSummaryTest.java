package org.ntm4j.backend.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.ComposedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.reference.ReferenceBackendProvider;

class ContractSummaryTest {
    private final ContractSummary summary = new ContractSummary();

    @Test
    void checksThatFailCountAsRun() {
        ContractCheck sound = new ContractCheck("topic", "sound", context -> {});
        ContractCheck failing =
                new ContractCheck(
                        "topic",
                        "failing",
                        context -> {
                            throw new UnsupportedOperationException("not yet");
                        });
        try (Context context =
                new Context(new ReferenceBackendProvider(), BackendConfig.defaults())) {
            summary.count(sound, context);
            assertThatThrownBy(() -> summary.count(failing, context))
                    .isInstanceOf(ContractViolation.class)
                    .hasMessageContaining("topic: failing")
                    .hasMessageContaining("unsupported");
            assertThat(summary.line(context.backend().kernels()))
                    .isEqualTo(
                            "1 of 2 required checks passed; %1$d of %1$d optional fused kernels are"
                                    + " the backend's own",
                            KernelValues.kernels().size());
        }
    }

    @Test
    void kernelsThatAreNotOverriddenAreNamed() {
        try (TensorBackend backend =
                new ReferenceBackendProvider().open(BackendConfig.defaults())) {
            ComposedKernels oneOfItsOwn =
                    new ComposedKernels(backend) {
                        @Override
                        public void read(View memory, View weighting, View reads) {
                            backend.kernels().read(memory, weighting, reads);
                        }
                    };
            assertThat(summary.line(oneOfItsOwn))
                    .contains("1 of " + KernelValues.kernels().size() + " optional fused kernels")
                    .contains("left to ComposedKernels: activate, ")
                    .contains("rowNorms")
                    .doesNotContain(" read,");
        }
    }
}
