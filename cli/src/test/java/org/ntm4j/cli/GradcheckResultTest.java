package org.ntm4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntm4j.gradcheck.Drift;
import org.ntm4j.gradcheck.GradientDifference;
import org.ntm4j.gradcheck.GradientDifference.ParameterError;
import org.ntm4j.gradcheck.Pair;

class GradcheckResultTest {
    private static GradcheckResult result(double loss, double gradient, double drift) {
        return new GradcheckResult(
                "mine",
                "reference",
                1e-4,
                1e-3,
                List.of(
                        new GradientDifference(
                                "case",
                                "lstm",
                                loss,
                                List.of(
                                        new ParameterError("w", 1, 0),
                                        new ParameterError("b", 1, gradient)))),
                List.of(new Drift(new Pair("reference", "mine"), "lstm", 5, 0, drift, "w")));
    }

    @Test
    void nanIsOutOfTolerance() {
        assertThat(result(0, 0, 0).isWithin()).isTrue();
        assertThat(result(Double.NaN, 0, 0).isWithin()).isFalse();
        assertThat(result(0, Double.NaN, 0).isWithin()).isFalse();
        assertThat(result(0, 0, Double.NaN).isWithin()).isFalse();
    }

    @Test
    void theFailureNamesTheFirstAndCountsTheOthers() {
        assertThat(result(0, 0.5, 0).failure())
                .hasMessageStartingWith(
                        "mine is not within tolerance of reference: it differs in the gradient of"
                                + " lstm's b by 5.0e-01; run");
        assertThat(result(0, 0.5, 1).failure()).hasMessageContaining(", and in 1 more; run");
    }
}
