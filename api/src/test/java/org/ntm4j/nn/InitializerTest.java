package org.ntm4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;

class InitializerTest {
    private static double[] filled(Initializer initializer, int size, long seed) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        initializer.fill(values, SeededRandom.of(seed, Purpose.INITIALIZATION));
        return values;
    }

    /** Uniform in ±b: nothing beyond, something near each end, variance b²/3. */
    @Property(seed = "1", tries = 20)
    void xavierIsUniformInItsBounds(
            @ForAll @IntRange(min = 1, max = 500) int fanIn,
            @ForAll @IntRange(min = 1, max = 500) int fanOut) {
        double bound = Math.sqrt(6.0 / (fanIn + fanOut));
        double[] values = filled(Initializer.xavierUniform(fanIn, fanOut), 10_000, 3);
        assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.99 * bound, bound);
        assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-bound, -0.99 * bound);
        assertThat(mean(values)).isCloseTo(0, within(0.03 * bound));
        assertThat(deviation(values)).isCloseTo(bound / Math.sqrt(3), within(0.03 * bound));
    }

    @Test
    void normalHasItsDeviation() {
        double[] values = filled(Initializer.normal(0.3), 20_000, 4);
        assertThat(mean(values)).isCloseTo(0, within(0.01));
        assertThat(deviation(values)).isCloseTo(0.3, within(0.01));
        assertThat(Arrays.stream(values).filter(x -> Math.abs(x) > 0.6).count())
                .isBetween(700L, 1_150L);
    }

    @Test
    void constantsAndGivenElementsAreAsGiven() {
        assertThat(filled(Initializer.constant(-1.5), 3, 1)).containsExactly(-1.5, -1.5, -1.5);
        double[] given = {1, 2, 3};
        Initializer initializer = Initializer.of(given);
        given[0] = 9;
        assertThat(filled(initializer, 3, 1)).containsExactly(1, 2, 3);
    }

    @Test
    void aSeedDecidesWhatIsRandom() {
        Initializer initializer = Initializer.normal(1);
        assertThat(filled(initializer, 9, 1)).isEqualTo(filled(initializer, 9, 1));
        assertThat(filled(initializer, 9, 1)).isNotEqualTo(filled(initializer, 9, 2));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(
                Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
    }
}
