package org.ntm4j.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;

/** Kingma and Ba (2015), algorithm 1. */
class AdamTest {
    private static final double ROUNDING = 1e-14;

    /** The algorithm, for one weight. */
    private static final class Weight {
        private double theta;
        private double m;
        private double v;
        private int t;

        Weight(double start) {
            theta = start;
        }

        void step(double gradient, double alpha) {
            t++;
            m = 0.9 * m + 0.1 * gradient;
            v = 0.999 * v + 0.001 * gradient * gradient;
            double mHat = m / (1 - Math.pow(0.9, t));
            double vHat = v / (1 - Math.pow(0.999, t));
            theta -= alpha * mHat / (Math.sqrt(vHat) + 1e-8);
        }
    }

    @Property(seed = "1", tries = 20)
    void aRunOfStepsFollowsTheAlgorithm(@ForAll @IntRange(max = 1000) int seed) {
        SeededRandom random = SeededRandom.of(seed, Purpose.DATA);
        Weight first = new Weight(0.5);
        Weight second = new Weight(-2);
        try (OptimizerLab lab = new OptimizerLab(0.5, -2);
                Optimizer optimizer = new Adam(lab.parameters, 1e9)) {
            for (int step = 0; step < 50; step++) {
                double large = 20 * random.nextGaussian();
                double small = 1e-3 * random.nextGaussian();
                lab.step(optimizer, 1e-3, large, small);
                first.step(large, 1e-3);
                second.step(small, 1e-3);
                assertThat(lab.values())
                        .containsExactly(
                                new double[] {first.theta, second.theta}, within(ROUNDING));
            }
            assertThat(optimizer.steps()).isEqualTo(50);
        }
    }

    @Test
    void theFirstStepIsAsLongAsTheRateWhateverTheGradient() {
        try (OptimizerLab lab = new OptimizerLab(0, 0);
                Optimizer optimizer = new Adam(lab.parameters, 10)) {
            lab.step(optimizer, 1e-3, 5, -1e-2);
            assertThat(lab.values()).containsExactly(new double[] {-1e-3, 1e-3}, within(1e-8));
        }
    }

    @Test
    void gradientsAreClippedFirst() {
        try (OptimizerLab lab = new OptimizerLab(0, 0);
                Optimizer optimizer = new Adam(lab.parameters, 10)) {
            lab.step(optimizer, 1e-3, 1e6, -1e6);
            assertThat(lab.state(optimizer, "firstMoment"))
                    .containsExactly(new double[] {1, -1}, within(ROUNDING));
            assertThat(lab.state(optimizer, "secondMoment"))
                    .containsExactly(new double[] {0.1, 0.1}, within(ROUNDING));
        }
    }

    @Test
    void nanReachesItsOwnWeightAndNoOther() {
        try (OptimizerLab lab = new OptimizerLab(1, 1);
                Optimizer optimizer = new Adam(lab.parameters, 10)) {
            lab.step(optimizer, 1e-4, Double.NaN, 1);
            assertThat(lab.values()[0]).isNaN();
            assertThat(lab.values()[1]).isBetween(0.99, 1.0);
        }
    }

    /** The corrections depend on the number of steps, which is part of the state. */
    @Test
    void aRestoredStateGoesOnTheSameWay() {
        try (OptimizerLab one = new OptimizerLab(1, 2);
                OptimizerLab other = new OptimizerLab(1, 2);
                Optimizer first = new Adam(one.parameters, 10);
                Optimizer second = new Adam(other.parameters, 10)) {
            one.step(first, 1e-3, 0.3, -4);
            other.backend.upload(one.values(), 0, other.parameters.values());
            for (String name : first.state().keySet()) {
                other.setState(second, name, one.state(first, name));
            }
            second.restoreSteps(first.steps());
            one.step(first, 1e-3, -0.1, 2);
            other.step(second, 1e-3, -0.1, 2);
            assertThat(other.values()).isEqualTo(one.values());
        }
    }
}
