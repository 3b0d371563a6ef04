package org.ntm4j.backend.contract.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.contract.Context;
import org.ntm4j.backend.contract.ContractCheck;
import org.ntm4j.backend.contract.ContractChecks;
import org.ntm4j.backend.contract.ContractViolation;

class BrokenBackendsTest {
    @ParameterizedTest
    @MethodSource("org.ntm4j.backend.contract.broken.Defect#all")
    void aBrokenBackendIsCaughtAndTheMessageNamesWhatIsBroken(Defect defect) {
        List<String> messages =
                violations(
                        defect.provider(),
                        checks(defect.topic(), defect.named()),
                        message -> message.contains(defect.named()));
        assertThat(messages)
                .isNotEmpty()
                .last()
                .asString()
                .contains(defect.named(), "operation:", "found:", "what to check:");
    }

    @Test
    void wrappingAloneBreaksNothing() {
        BackendProvider wrapped =
                Defect.ofKernels(
                                "none",
                                "any",
                                "nothing",
                                (backend, kernels) -> new DelegatingKernels(kernels))
                        .provider();
        for (String topic : List.of("provider", "lifecycle", "reductions", "training")) {
            assertThat(violations(wrapped, checks(topic, ""), message -> true)).isEmpty();
        }
    }

    @Test
    void rightEpisodesPass() {
        BackendProvider offering =
                Defect.ofKernels(
                                "none",
                                "any",
                                "nothing",
                                EpisodeDefects.offering(StepwiseEpisode::new))
                        .provider();
        assertThat(violations(offering, checks("episodes", ""), message -> true)).isEmpty();
        assertThat(violations(offering, checks("gradients", "episode"), message -> true)).isEmpty();
    }

    /** The checks of a topic, first those whose name is part of a text. */
    private static List<ContractCheck> checks(String topic, String likely) {
        return ContractChecks.all().stream()
                .filter(check -> check.topic().equals(topic))
                .sorted(Comparator.comparing(check -> !likely.contains(check.name())))
                .toList();
    }

    /** The messages of the checks that fail, up to the first that is wanted. */
    private static List<String> violations(
            BackendProvider provider, List<ContractCheck> checks, Predicate<String> wanted) {
        assertThat(checks).isNotEmpty();
        List<String> messages = new ArrayList<>();
        try (Context context = new Context(provider, BackendConfig.defaults())) {
            for (ContractCheck check : checks) {
                try {
                    check.run(context);
                } catch (ContractViolation violation) {
                    messages.add(violation.getMessage());
                    if (wanted.test(violation.getMessage())) {
                        return messages;
                    }
                }
            }
        }
        return messages;
    }
}
