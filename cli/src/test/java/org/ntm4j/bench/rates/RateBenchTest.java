package org.ntm4j.bench.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.bench.measure.BackendOpener;
import org.ntm4j.bench.measure.Meter;

class RateBenchTest {
    private static final BackendOpener CPU =
            new BackendOpener(BackendRegistry.load(), "cpu", BackendConfig.defaults());

    private static RateSettings settings(Set<Figure> figures, boolean everything, int cores) {
        return new RateSettings(
                "fast",
                Map.of("task.maxLength", "3"),
                List.of("copy"),
                List.of("ntm-ff", "lstm"),
                List.of(1, 4),
                figures,
                everything,
                cores,
                new Meter(0.01, 0.02));
    }

    private static List<String> plan(boolean everything, int cores) {
        Set<Figure> without = EnumSet.complementOf(EnumSet.of(Figure.SPLIT));
        return new RateBench(settings(without, everything, cores), CPU)
                .plan().stream()
                        .filter(key -> key.model().equals("lstm"))
                        .map(key -> key.figure().id() + " " + key.batch() + " " + key.workers())
                        .toList();
    }

    @Test
    void quickMeasuresTheOthersOnce() {
        assertThat(plan(false, 2))
                .containsExactly("train 1 1", "train-seeds 1 2", "predict 1 1", "train 4 1");
    }

    @Test
    void everythingIsMeasuredAtEveryBatch() {
        assertThat(plan(true, 2))
                .containsExactly(
                        "train 1 1",
                        "train-seeds 1 2",
                        "predict 1 1",
                        "train 4 1",
                        "train-seeds 4 2",
                        "predict 4 1");
    }

    @Test
    void oneCoreHasNoneBesideIt() {
        assertThat(plan(true, 1))
                .containsExactly("train 1 1", "predict 1 1", "train 4 1", "predict 4 1");
    }

    @Test
    void eachFigureHasARateAndAFloor() {
        RateSettings two =
                settings(EnumSet.of(Figure.TRAIN, Figure.SEEDS, Figure.PREDICT), false, 2);
        List<RateKey> begun = new ArrayList<>();
        List<RateRow> rows =
                new RateBench(two, CPU)
                        .run(
                                new RateBench.Progress() {
                                    @Override
                                    public void begin(RateKey key, int done, int all) {
                                        begun.add(key);
                                    }

                                    @Override
                                    public void end(RateRow row) {
                                        assertThat(begun).endsWith(row.key());
                                    }
                                });
        assertThat(rows).extracting(RateRow::key).containsExactlyElementsOf(begun);
        assertThat(rows)
                .allSatisfy(
                        row -> {
                            assertThat(row.problem()).isEmpty();
                            assertThat(row.rate().median()).isPositive();
                            assertThat(row.floorShare()).isPositive();
                            assertThat(row.operationsPerSecond())
                                    .isEqualTo(row.operations() * row.rate().median());
                        });
    }
}
