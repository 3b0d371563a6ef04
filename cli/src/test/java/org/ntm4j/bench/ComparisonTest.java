package org.ntm4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.bench.growth.GrowthAxis;
import org.ntm4j.bench.growth.GrowthPoint;
import org.ntm4j.bench.growth.GrowthSeries;
import org.ntm4j.bench.measure.Rate;
import org.ntm4j.bench.rates.Figure;
import org.ntm4j.bench.rates.RateKey;
import org.ntm4j.bench.rates.RateRow;
import org.ntm4j.bench.solve.Solution;

class ComparisonTest {
    private static final Machine MACHINE =
            new Machine("Zen", 2, 8L << 30, 2L << 30, "17", "Linux", 0);

    @TempDir private Path directory;

    private static Origin origin(Machine machine) {
        return new Origin(
                Instant.EPOCH, "1", machine, "cpu", "vector", Map.of("kernels", "vector"));
    }

    private static RateRow row(String model, double perSecond) {
        RateKey key = new RateKey(Figure.TRAIN, "copy", model, 16, 1);
        return new RateRow(
                key, new Rate(perSecond, perSecond, perSecond), 1e6, 1e9, Optional.empty());
    }

    private static BenchResult result(Machine machine, double seconds, RateRow... rows) {
        Rate rate = new Rate(seconds, seconds, seconds);
        GrowthPoint point = new GrowthPoint(20, 1, 42, rate, 1e6, 1_000);
        return new BenchResult(
                origin(machine),
                Optional.of(new Solution("copy", "ntm-ff", 1, 0.5, seconds, 2_000, 0.01)),
                List.of(rows),
                List.of(new GrowthSeries(GrowthAxis.LENGTH, "copy", "lstm", List.of(point))),
                List.of());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("old.json"), text);
    }

    @Test
    void moreASecondIsFasterAndLessSecondsAre() throws IOException {
        Path old = file(BenchJson.text(result(MACHINE, 4, row("ntm-ff", 100), row("lstm", 10))));
        Comparison comparison =
                Comparison.of(old, result(MACHINE, 2, row("ntm-ff", 300), row("ntm-lstm", 50)));
        assertThat(comparison.rows())
                .extracting(row -> row.name() + ": " + row.ratio())
                .containsExactly(
                        "seconds to learn copy: 2.0",
                        "train copy ntm-ff, batch 16: 3.0",
                        "train copy lstm, length 20: 0.5");
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.onlyOld()).isEqualTo(1);
        assertThat(comparison.onlyNew()).isEqualTo(1);
    }

    @Test
    void anotherMachineIsSaid() throws IOException {
        Machine other = new Machine("M4", 8, 8L << 30, 2L << 30, "25", "Linux", 0);
        Path old = file(BenchJson.text(result(other, 4)));
        assertThat(Comparison.of(old, result(MACHINE, 4)).differences())
                .containsExactly(
                        "processor: M4 before, Zen now",
                        "java: 25 before, 17 now",
                        "cores: 8 before, 2 now");
    }

    /** What could not be measured has no number, and none is made up for it. */
    @Test
    void whatWasNotMeasuredIsNotCompared() throws IOException {
        RateRow failed = RateRow.failed(row("lstm", 1).key(), 1e6, "no memory");
        Path old = file(BenchJson.text(result(MACHINE, Double.NaN, failed)));
        assertThat(Files.readString(old)).contains("\"problem\": \"no memory\"");
        Comparison comparison = Comparison.of(old, result(MACHINE, 2, row("lstm", 300)));
        assertThat(comparison.rows()).isEmpty();
        assertThat(comparison.onlyNew()).isEqualTo(3);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> Comparison.requireReadable(directory.resolve("none")))
                .hasMessageContaining("none: can't be read (there is no such file)")
                .hasFieldOrPropertyWithValue("code", "NTM-M001");
        assertThatThrownBy(() -> Comparison.requireReadable(directory))
                .hasFieldOrPropertyWithValue("code", "NTM-M001");
        for (String text : List.of("", "[]", "{\"schema\": \"other\"}", "{\"schema\": 1}", "\0")) {
            Path wrong = file(text);
            assertThatThrownBy(() -> Comparison.requireReadable(wrong))
                    .as(text)
                    .hasMessageContaining("old.json: is no result of ntm bench (")
                    .hasFieldOrPropertyWithValue("code", "NTM-M002");
        }
        Files.write(directory.resolve("old.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Comparison.requireReadable(directory.resolve("old.json")))
                .hasFieldOrPropertyWithValue("code", "NTM-M002");
        Path later = file("{\"schema\": \"ntm4j-bench\", \"schemaVersion\": 99}");
        assertThatThrownBy(() -> Comparison.requireReadable(later))
                .hasMessageContaining("its format is version 99, and this program reads up to 1")
                .hasFieldOrPropertyWithValue("code", "NTM-M003");
    }
}
