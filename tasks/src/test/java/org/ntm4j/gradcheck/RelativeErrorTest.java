package org.ntm4j.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelativeErrorTest {
    private static double largest(double[] expected, double... actual) {
        return RelativeError.largest(expected, actual, 1e-3);
    }

    @Test
    void differencesAreSeenFromTheLargestExpectedNumber() {
        double[] expected = {1, -4, 2};
        assertThat(largest(expected, 1, -4, 2)).isZero();
        assertThat(largest(expected, 1.1, -4, 1.8)).isCloseTo(0.05, within(1e-12));
        assertThat(largest(expected, 1, 4, 2)).isCloseTo(2, within(1e-12));
    }

    @Test
    void numbersBelowTheFloorAreSeenFromTheFloor() {
        assertThat(largest(new double[] {0, 1e-7}, 1e-5, 0)).isCloseTo(1e-2, within(1e-12));
        assertThat(largest(new double[] {})).isZero();
    }

    @Test
    void whatIsNotFiniteIsWithinNoTolerance() {
        assertThat(largest(new double[] {1, 2}, 1, Double.NaN)).isNaN();
        assertThat(largest(new double[] {Double.NaN, 2}, 1, 2)).isNaN();
        assertThat(largest(new double[] {1, 2}, Double.POSITIVE_INFINITY, 2)).isInfinite();
        assertThat(largest(new double[] {Double.NEGATIVE_INFINITY}, 1)).isNaN();
    }

    @Test
    void asManyNumbersAreExpectedAsThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> largest(new double[2], 1))
                .withMessage("2 numbers compared with 1");
    }
}
