package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateDecayTest {
    private static TrainingConfig decaying(LearningRateDecay decay, double from, double to) {
        return new TrainingConfig(
                1_000,
                1,
                OptimizerKind.GRAVES_RMSPROP,
                1e-3,
                decay,
                from,
                to,
                0.9,
                10,
                OptionalDouble.empty(),
                100,
                100,
                OptionalDouble.empty(),
                "none");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 0, 1e-3",
        "NONE, 1000, 1e-3",
        "LINEAR, 0, 1e-3",
        "LINEAR, 600, 1e-3",
        "LINEAR, 800, 5.05e-4",
        "LINEAR, 1000, 1e-5",
        "LINEAR, 2000, 1e-5",
        "EXPONENTIAL, 600, 1e-3",
        "EXPONENTIAL, 800, 1e-4",
        "EXPONENTIAL, 1000, 1e-5",
        "EXPONENTIAL, 1007, 1e-5"
    })
    void theRateFallsOverTheLastPartOfTheRun(LearningRateDecay decay, long done, double rate) {
        assertThat(decaying(decay, 0.6, 0.01).learningRateAfter(done))
                .isCloseTo(rate, within(1e-12));
    }

    @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void itNeverRisesAndStaysBetweenItsEnds(
            @ForAll LearningRateDecay decay,
            @ForAll @DoubleRange(max = 0.99) double from,
            @ForAll @DoubleRange(min = 0.01, max = 1) double to,
            @ForAll @IntRange(max = 1_500) int done,
            @ForAll @IntRange(max = 500) int more) {
        TrainingConfig training = decaying(decay, from, to);
        double rate = training.learningRateAfter(done);
        assertThat(rate).isBetween(1e-3 * to * (1 - 1e-12), 1e-3);
        assertThat(training.learningRateAfter(done + more)).isLessThanOrEqualTo(rate * (1 + 1e-12));
    }
}
