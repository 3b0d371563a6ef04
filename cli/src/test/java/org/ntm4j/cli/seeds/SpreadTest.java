package org.ntm4j.cli.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static Spread of(double... values) {
        return Spread.of(DoubleStream.of(values));
    }

    @Test
    void anOddCountHasAMedianOfItsOwn() {
        assertThat(of(5, 1, 9, 3, 7)).isEqualTo(new Spread(5, 1, 3, 5, 7, 9));
    }

    @Test
    void theMedianOfAnEvenCountIsBetweenTheMiddleTwo() {
        assertThat(of(4, 1, 2, 3)).isEqualTo(new Spread(4, 1, 1.75, 2.5, 3.25, 4));
    }

    @Test
    void oneNumberIsAllOfTheSpread() {
        assertThat(of(3)).isEqualTo(new Spread(1, 3, 3, 3, 3, 3));
    }

    @Test
    void ofNothingNothingIsKnown() {
        assertThat(of())
                .isEqualTo(
                        new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void aSeedThatNeverGetsThereIsTheLast() {
        assertThat(of(NEVER, 2, 1)).isEqualTo(new Spread(3, 1, 1.5, 2, NEVER, NEVER));
    }

    @Test
    void halfOfTheSeedsIsNotEnoughForAMedian() {
        assertThat(of(NEVER, 2, NEVER, 1)).isEqualTo(new Spread(4, 1, 1.75, NEVER, NEVER, NEVER));
    }

    @Test
    void nanIsWorseThanAnyNumber() {
        assertThat(of(1, Double.NaN, 3)).isEqualTo(new Spread(3, 1, 2, 3, NEVER, NEVER));
        assertThat(of(Double.NaN, Double.NaN))
                .isEqualTo(new Spread(2, NEVER, NEVER, NEVER, NEVER, NEVER));
    }
}
