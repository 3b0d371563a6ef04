package org.ntm4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MetricWindowTest {
    private static final double LN2 = 0.6931471805599453;

    @Test
    void anEmptyWindowKnowsNothing() {
        MetricWindow window = new MetricWindow();
        assertThat(window.sequences()).isZero();
        assertThat(window.costBits()).isNaN();
        assertThat(window.costStandardError()).isNaN();
        assertThat(window.bitErrors()).isNaN();
        assertThat(window.solved()).isNaN();
    }

    @Test
    void costsAreBitsAndErrorsAndSolvedArePerSequence() {
        MetricWindow window = new MetricWindow();
        window.addBatch(new double[] {3 * LN2, 2, 5 * LN2, 0, 10 * LN2, 1, 0, 99}, 3);
        assertThat(window.sequences()).isEqualTo(3);
        assertThat(window.costBits()).isCloseTo(6, within(1e-12));
        assertThat(window.costStandardError()).isCloseTo(Math.sqrt(13.0 / 3), within(1e-12));
        assertThat(window.bitErrors()).isEqualTo(1);
        assertThat(window.solved()).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void oneSequenceHasNoStandardError() {
        MetricWindow window = new MetricWindow();
        window.add(1, 0);
        assertThat(window.costStandardError()).isNaN();
        assertThat(window.solved()).isEqualTo(1);
    }

    @Property(seed = "1")
    void agreesWithTheTwoPassFormulas(
            @ForAll @Size(min = 2, max = 40) List<@DoubleRange(max = 1e4) Double> nats) {
        MetricWindow window = new MetricWindow();
        double sum = 0;
        for (double cost : nats) {
            window.add(cost, 0);
            sum += cost;
        }
        double mean = sum / nats.size();
        double squares = 0;
        for (double cost : nats) {
            squares += (cost - mean) * (cost - mean);
        }
        double standardError = Math.sqrt(squares / (nats.size() - 1) / nats.size());
        assertThat(window.costBits()).isCloseTo(mean / LN2, within(1e-9));
        assertThat(window.costStandardError()).isCloseTo(standardError / LN2, within(1e-6));
    }

    @Property(seed = "1")
    void goesOnExactlyFromItsState(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(max = 1e3) Double> nats,
            @ForAll @IntRange(max = 29) int stop) {
        MetricWindow whole = new MetricWindow();
        MetricWindow resumed = new MetricWindow();
        for (int i = 0; i < nats.size(); i++) {
            whole.add(nats.get(i), i % 3);
            resumed.add(nats.get(i), i % 3);
            if (i == stop) {
                WindowState state = resumed.state();
                resumed = new MetricWindow();
                resumed.restore(state);
            }
        }
        assertThat(resumed.state()).isEqualTo(whole.state());
    }

    @Test
    void theCostAboveTheOptimumIsThatOnTheSameSequences() {
        MetricWindow window = new MetricWindow();
        window.add(Math.log(2) * 130, 40);
        window.add(Math.log(2) * 90, 30);
        assertThat(window.aboveOptimumBits()).isEqualTo(window.costBits());
        window.addOptimum(new double[] {127, 86});
        assertThat(window.aboveOptimumBits()).isCloseTo(3.5, within(1e-12));
        assertThat(window.state().optimumBits()).isEqualTo(213);
    }

    @Test
    void clearingForgetsEverything() {
        MetricWindow window = new MetricWindow();
        window.add(2, 3);
        window.addOptimum(new double[] {1});
        window.clear();
        assertThat(window.state()).isEqualTo(WindowState.EMPTY);
    }

    @Test
    void anImpossibleStateIsRefused() {
        assertThatThrownBy(() -> new WindowState(2, 0, 0, 0, 3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no window has 2 sequences, 0 wrong bits and 3 solved");
    }
}
