package org.ntm4j.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.bench.measure.BackendOpener;
import org.ntm4j.bench.measure.Meter;
import org.ntm4j.bench.measure.Rate;

class GrowthTest {
    /** Whose time is a power of its operations. */
    private static GrowthSeries series(double power) {
        List<GrowthPoint> points = new ArrayList<>();
        for (int value = 1; value <= 64; value *= 2) {
            double operations = 1e6 * value;
            double perSecond = 1 / (3e-9 * Math.pow(operations, power));
            Rate rate = new Rate(perSecond, perSecond, perSecond);
            points.add(new GrowthPoint(value, 1, 10, rate, operations, 1_000L * value));
        }
        return new GrowthSeries(GrowthAxis.LENGTH, "copy", "ntm-ff", points);
    }

    @Test
    void theExponentIsThatOfTheTime() {
        assertThat(series(1.3).exponent()).isCloseTo(1.3, within(1e-9));
        assertThat(series(1.3).timeRatio()).isCloseTo(Math.pow(64, 1.3), within(1e-6));
        assertThat(series(1.3).operationsRatio()).isCloseTo(64, within(1e-9));
    }

    @Test
    void fasterThanOperationsIsSaid() {
        assertThat(series(0.7).isNoFasterThanOperations()).isTrue();
        assertThat(series(1.04).isNoFasterThanOperations()).isTrue();
        assertThat(series(1.06).isNoFasterThanOperations()).isFalse();
        assertThat(series(Double.NaN).isNoFasterThanOperations()).isFalse();
    }

    @Test
    void eachAxisIsMeasuredAsFarAsItGoes() {
        BackendOpener cpu =
                new BackendOpener(BackendRegistry.load(), "cpu", BackendConfig.defaults());
        GrowthBench bench =
                new GrowthBench(cpu, new Meter(0.005, 0.01), Map.of("model.hidden", "8"), 40);
        List<GrowthAxis> begun = new ArrayList<>();
        List<GrowthSeries> lstm = bench.run("lstm", (axis, model) -> begun.add(axis));
        assertThat(begun).containsExactly(GrowthAxis.LENGTH, GrowthAxis.BATCH);
        assertThat(lstm.get(0).points()).extracting(GrowthPoint::value).containsExactly(20, 40);
        assertThat(lstm.get(0).points()).extracting(GrowthPoint::steps).containsExactly(42, 82);
        assertThat(lstm.get(1).points())
                .extracting(GrowthPoint::batch)
                .containsExactly(1, 2, 4, 8, 16, 32);
        // Twice the steps take about twice the memory, and a batch as much of it for each sequence.
        List<GrowthPoint> points = lstm.get(0).points();
        assertThat((double) points.get(1).bytes() / points.get(0).bytes()).isBetween(1.8, 2.05);
        List<GrowthPoint> batches = lstm.get(1).points();
        assertThat(batches.get(5).bytesOfEpisode())
                .isCloseTo(batches.get(0).bytesOfEpisode(), within(0.1 * batches.get(0).bytes()));
    }
}
