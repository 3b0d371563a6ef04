package org.ntm4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CostCurveTest {
    private static CostCurve curve(boolean blocks, double... costs) {
        CostCurve curve = new CostCurve(0, 100L * costs.length, blocks);
        for (int i = 0; i < costs.length; i++) {
            curve.add(100L * (i + 1), costs[i]);
        }
        return curve;
    }

    @Test
    void theCurveFallsAsTheCostDoes() {
        double[] costs = {80, 60, 40, 30, 20, 10, 0.01, 0.001};
        assertThat(curve(true, costs).of(8, 8)).isEqualTo("█▆▄▄▃▂▁▁");
        assertThat(curve(false, costs).of(8, 8)).isEqualTo("#+--:.__");
    }

    @Test
    void itIsDrawnAsFarAsTheRunIs() {
        assertThat(curve(true, 80, 60, 40, 30).of(2, 4)).isEqualTo("█▁");
        assertThat(curve(true, 80, 60, 40, 30).of(0, 4)).isEmpty();
    }

    @Test
    void aSignIsTheMeanOfItsWindows() {
        assertThat(curve(true, 8, 6, 4, 3, 2, 1, 1, 1).of(4, 4)).isEqualTo("█▄▂▁");
    }

    @Test
    void whereNothingIsKnownItIsABar() {
        CostCurve curve = new CostCurve(300, 1_000, true);
        assertThat(curve.of(3, 10)).isEqualTo("===");
        curve.add(400, 5);
        assertThat(curve.of(5, 10)).isEqualTo("===██");
    }

    @Test
    void aCostThatIsNoNumberIsLeftOut() {
        assertThat(curve(true, 8, Double.NaN, Double.POSITIVE_INFINITY, 1).of(4, 4))
                .isEqualTo("███▁");
    }

    @Property(tries = 100)
    void itIsAsLongAsItIsAskedToBe(
            @ForAll @Size(max = 50) List<@DoubleRange(min = 0, max = 1e6) Double> costs,
            @ForAll @IntRange(min = 1, max = 120) int width,
            @ForAll @LongRange(min = 1, max = 10_000_000) long total) {
        CostCurve curve = new CostCurve(0, total, true);
        for (int i = 0; i < costs.size(); i++) {
            curve.add((i + 1) * total / costs.size(), costs.get(i));
        }
        for (int done = 0; done <= width; done++) {
            assertThat(curve.of(done, width)).hasSize(done);
        }
    }
}
