package org.ntm4j.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;

/** Graves (2013), equations 38 to 41. */
class GravesRmsPropTest {
    private static final double ROUNDING = 1e-14;

    /** The equations, for one weight. */
    private static final class Weight {
        private double w;
        private double n;
        private double g;
        private double delta;

        Weight(double start) {
            w = start;
        }

        void step(double gradient, double rate, double momentum) {
            double epsilon = Math.min(10, Math.max(-10, gradient));
            n = 0.95 * n + 0.05 * epsilon * epsilon;
            g = 0.95 * g + 0.05 * epsilon;
            delta = momentum * delta - rate * epsilon / Math.sqrt(n - g * g + 0.0001);
            w += delta;
        }
    }

    @Property(seed = "1", tries = 20)
    void aRunOfStepsFollowsTheEquations(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 9) int tenths) {
        SeededRandom random = SeededRandom.of(seed, Purpose.DATA);
        double momentum = tenths / 10.0;
        Weight first = new Weight(0.5);
        Weight second = new Weight(-2);
        try (OptimizerLab lab = new OptimizerLab(0.5, -2);
                Optimizer optimizer = new GravesRmsProp(lab.parameters, momentum, 10)) {
            for (int step = 0; step < 50; step++) {
                double large = 8 * random.nextGaussian();
                double small = 1e-3 * random.nextGaussian();
                lab.step(optimizer, 1e-3, large, small);
                first.step(large, 1e-3, momentum);
                second.step(small, 1e-3, momentum);
                assertThat(lab.values())
                        .containsExactly(new double[] {first.w, second.w}, within(ROUNDING));
            }
            assertThat(optimizer.steps()).isEqualTo(50);
        }
    }

    /** n = 0.05, g = 0.05, so that the change is −rate / √(0.05 − 0.0025 + 0.0001). */
    @Test
    void theFirstStepIsAsCalculatedByHand() {
        try (OptimizerLab lab = new OptimizerLab(1, 1);
                Optimizer optimizer = new GravesRmsProp(lab.parameters, 0.9, 10)) {
            lab.step(optimizer, 1e-4, 1, 0);
            assertThat(lab.values())
                    .containsExactly(new double[] {1 - 1e-4 / Math.sqrt(0.0476), 1}, within(1e-15));
            assertThat(lab.state(optimizer, "meanSquare")[0]).isCloseTo(0.05, within(ROUNDING));
            assertThat(lab.state(optimizer, "mean")[0]).isCloseTo(0.05, within(ROUNDING));
            assertThat(lab.state(optimizer, "delta")[0])
                    .isCloseTo(-1e-4 / Math.sqrt(0.0476), within(ROUNDING));
        }
    }

    @Test
    void gradientsAreClippedBeforeAnythingIsMadeOfThem() {
        try (OptimizerLab lab = new OptimizerLab(0, 0, 0);
                Optimizer optimizer = new GravesRmsProp(lab.parameters, 0.9, 10)) {
            lab.step(optimizer, 1e-4, 1e6, 10, -1e9);
            double[] meanSquare = lab.state(optimizer, "meanSquare");
            assertThat(meanSquare).containsExactly(new double[] {5, 5, 5}, within(ROUNDING));
            double[] values = lab.values();
            assertThat(values[0]).isEqualTo(values[1]).isEqualTo(-values[2]).isNegative();
        }
    }

    @Test
    void theClipIsASetting() {
        try (OptimizerLab lab = new OptimizerLab(0);
                Optimizer optimizer = new GravesRmsProp(lab.parameters, 0.9, 0.5)) {
            lab.step(optimizer, 1e-4, 3);
            assertThat(lab.state(optimizer, "mean")[0]).isCloseTo(0.025, within(ROUNDING));
        }
    }

    /** Rounding alone can bring n below g². */
    @Test
    void aVarianceBelowZeroCountsAsZero() {
        try (OptimizerLab lab = new OptimizerLab(0);
                Optimizer optimizer = new GravesRmsProp(lab.parameters, 0, 10)) {
            lab.setState(optimizer, "meanSquare", 0);
            lab.setState(optimizer, "mean", 3);
            lab.step(optimizer, 1e-4, 1);
            assertThat(lab.values()[0]).isCloseTo(-1e-4 / 0.01, within(ROUNDING));
        }
    }

    /** A change of rate / 0.01 for each unit of gradient is the most there is. */
    @Test
    void aConstantGradientMovesAWeightByItsFloor() {
        try (OptimizerLab lab = new OptimizerLab(0);
                Optimizer optimizer = new GravesRmsProp(lab.parameters, 0, 10)) {
            double before = 0;
            for (int step = 0; step < 1000; step++) {
                before = lab.values()[0];
                lab.step(optimizer, 1e-4, 0.5);
            }
            assertThat(lab.values()[0] - before).isCloseTo(-0.5 * 1e-4 / 0.01, within(1e-9));
        }
    }

    @Test
    void nanReachesItsOwnWeightAndNoOther() {
        try (OptimizerLab lab = new OptimizerLab(1, 1);
                Optimizer optimizer = new GravesRmsProp(lab.parameters, 0.9, 10)) {
            lab.step(optimizer, 1e-4, Double.NaN, 1);
            assertThat(lab.values()[0]).isNaN();
            assertThat(lab.values()[1]).isBetween(0.99, 1.0);
        }
    }

    @Test
    void aRestoredStateGoesOnTheSameWay() {
        try (OptimizerLab one = new OptimizerLab(1, 2);
                OptimizerLab other = new OptimizerLab(1, 2);
                Optimizer first = new GravesRmsProp(one.parameters, 0.9, 10);
                Optimizer second = new GravesRmsProp(other.parameters, 0.9, 10)) {
            one.step(first, 1e-3, 0.3, -4);
            other.backend.upload(one.values(), 0, other.parameters.values());
            for (String name : first.state().keySet()) {
                other.setState(second, name, one.state(first, name));
            }
            second.restoreSteps(first.steps());
            one.step(first, 1e-3, -0.1, 2);
            other.step(second, 1e-3, -0.1, 2);
            assertThat(other.values()).isEqualTo(one.values());
            assertThat(second.steps()).isEqualTo(2);
        }
    }

    @Test
    void closingGivesTheStateBack() {
        try (OptimizerLab lab = new OptimizerLab(1, 2)) {
            long before = lab.backend.liveElements();
            Optimizer optimizer = new GravesRmsProp(lab.parameters, 0.9, 10);
            assertThat(lab.backend.liveElements()).isEqualTo(before + 3 * 2);
            assertThat(optimizer.state()).containsOnlyKeys("meanSquare", "mean", "delta");
            optimizer.close();
            assertThat(lab.backend.liveElements()).isEqualTo(before);
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        try (OptimizerLab lab = new OptimizerLab(1, 2)) {
            long before = lab.backend.liveElements();
            Optimizer optimizer = new GravesRmsProp(lab.parameters, 0.9, 10);
            optimizer.close();
            optimizer.close();
            assertThat(lab.backend.liveElements()).isEqualTo(before);
        }
    }
}
