package org.ntm4j.backend.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.tensor.Shape;

class RequirementTest {
    private final Requirement requirement =
            new Requirement("copy: rule", "copy of 2 elements", "the loop");

    private void compare(double expected, double actual) {
        requirement.equal(
                "the target",
                Shape.of(1, 2),
                new double[] {1, expected},
                new double[] {1, actual},
                element -> 0.5);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.5", "NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity", "0.0, -0.0"})
    void whatIsWithinTheToleranceIsEqual(double expected, double actual) {
        assertThatCode(() -> compare(expected, actual)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.6",
        "1, NaN",
        "NaN, 1",
        "Infinity, 1",
        "1, Infinity",
        "Infinity, -Infinity",
        "Infinity, NaN"
    })
    void whatIsNotIsDescribed(double expected, double actual) {
        assertThatThrownBy(() -> compare(expected, actual))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("copy: rule")
                .hasMessageContaining("operation:     copy of 2 elements")
                .hasMessageContaining("the target [1, 2] at [0, 1]")
                .hasMessageContaining("expected " + expected + ", got " + actual)
                .hasMessageContaining("1 of 2 elements are wrong")
                .hasMessageContaining("what to check: the loop");
    }

    @Test
    void aMissingExceptionIsAViolation() {
        assertThatThrownBy(
                        () ->
                                requirement.isRefusedWith(
                                        IllegalStateException.class,
                                        () -> {
                                            throw new IllegalArgumentException("other");
                                        }))
                .hasMessageContaining("expected IllegalStateException, got");
        assertThatThrownBy(() -> requirement.isRefusedWith(IllegalStateException.class, () -> {}))
                .hasMessageContaining("nothing was thrown");
    }
}
