package org.ntm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.train.TrainingReport;

class MetricsLogTest {
    private static final String HEADER =
            "episodes,sequences,costBits,bitErrors,solved,episodesPerSecond,elapsedSeconds";

    @TempDir private Path root;

    private RunFiles files() {
        return new RunFiles(root);
    }

    private void write(long... episodes) {
        try (MetricsLog log = MetricsLog.open(files(), 0)) {
            for (long at : episodes) {
                log.append(new TrainingReport(at, 100, 1.5, 0.25, 0.75, true), 4_000, at / 1e3);
            }
        }
    }

    private List<String> csv() throws IOException {
        return Files.readAllLines(files().metricsCsv());
    }

    private List<String> json() throws IOException {
        return Files.readAllLines(files().metricsJsonl());
    }

    @Test
    void eachWindowIsALineOfEachFile() throws IOException {
        write(100, 200);
        assertThat(csv())
                .containsExactly(
                        HEADER,
                        "100,100,1.5,0.25,0.75,4000.0,0.1",
                        "200,100,1.5,0.25,0.75,4000.0,0.2");
        assertThat(json())
                .hasSize(2)
                .first()
                .isEqualTo(
                        "{\"episodes\":100,\"sequences\":100,\"costBits\":1.5,\"bitErrors\":0.25,"
                                + "\"solved\":0.75,\"episodesPerSecond\":4000.0,"
                                + "\"elapsedSeconds\":0.1}");
    }

    @Test
    void linesAreThereBeforeTheRunEnds() throws IOException {
        try (MetricsLog log = MetricsLog.open(files(), 0)) {
            log.append(new TrainingReport(100, 100, 1, 1, 0, true), 1, 1);
            assertThat(csv()).hasSize(2);
            assertThat(json()).hasSize(1);
        }
    }

    @Test
    void goingOnDropsWhatComesAgain() throws IOException {
        write(100, 200, 300);
        try (MetricsLog log = MetricsLog.open(files(), 200)) {
            assertThat(log.elapsedBefore()).isEqualTo(0.2);
            log.append(new TrainingReport(300, 100, 2, 0, 1, false), 4_000, 0.7);
        }
        assertThat(csv()).hasSize(4).last().isEqualTo("300,100,2.0,0.0,1.0,4000.0,0.7");
        assertThat(json()).hasSize(3);
        assertThat(csv().get(2)).startsWith("200,");
    }

    @Test
    void halfALineIsDropped() throws IOException {
        write(100);
        Files.writeString(files().metricsCsv(), HEADER + "\n100,100,1,1,1,1,1\n150,1");
        Files.writeString(files().metricsJsonl(), "{\"episodes\":100}\n{\"episo");
        MetricsLog.open(files(), 1_000).close();
        assertThat(csv()).containsExactly(HEADER, "100,100,1,1,1,1,1");
        assertThat(json()).containsExactly("{\"episodes\":100}");
    }

    @Test
    void linesThatAreNoMetricsAreDropped() throws IOException {
        write(100);
        Files.writeString(files().metricsCsv(), "nonsense\n,\n50,1\n");
        Files.writeString(files().metricsJsonl(), "[1]\nx\n{\"episodes\":\"a\"}\n{}\n");
        MetricsLog.open(files(), 1_000).close();
        assertThat(csv()).containsExactly(HEADER, "50,1");
        assertThat(json()).isEmpty();
    }
}
