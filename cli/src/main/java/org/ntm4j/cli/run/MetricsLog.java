package org.ntm4j.cli.run;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalDouble;
import org.ntm4j.train.TrainingReport;

/**
 * The metrics of a run: a line for each report window, in two files, each line written out at once. Going
 * on drops the lines of windows after the checkpoint, which come again.
 */
final class MetricsLog implements AutoCloseable {
    private static final String CSV_HEADER = String.join(",", MetricsRow.NAMES);

    private final Path csvFile;
    private final Path jsonFile;
    private final Writer csv;
    private final Writer json;
    private final double elapsedBefore;

    private MetricsLog(RunFiles files, double elapsedBefore) throws IOException {
        this.csvFile = files.metricsCsv();
        this.jsonFile = files.metricsJsonl();
        this.elapsedBefore = elapsedBefore;
        csv = Files.newBufferedWriter(csvFile, StandardOpenOption.APPEND);
        try {
            json = Files.newBufferedWriter(jsonFile, StandardOpenOption.APPEND);
        } catch (IOException e) {
            csv.close();
            throw e;
        }
    }

    /**
     * The metrics of a run that is at {@code episodes}; of a new run at 0.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R006} or {@code NTM-R007}
     */
    static MetricsLog open(RunFiles files, long episodes) {
        List<String> csv = kept(files.metricsCsv(), MetricsLines::csvEpisodes, episodes);
        List<String> json = kept(files.metricsJsonl(), MetricsLines::jsonEpisodes, episodes);
        OwnedDirectory.write(files.metricsCsv(), CSV_HEADER + "\n" + String.join("", csv));
        OwnedDirectory.write(files.metricsJsonl(), String.join("", json));
        try {
            OptionalDouble elapsed =
                    json.isEmpty()
                            ? OptionalDouble.empty()
                            : MetricsLines.jsonElapsed(json.get(json.size() - 1));
            return new MetricsLog(files, elapsed.orElse(0));
        } catch (IOException e) {
            throw RunErrors.unwritable(files.metricsCsv(), e);
        }
    }

    /** The whole lines up to a checkpoint, each with its line feed. */
    private static List<String> kept(Path file, MetricsLines.Episodes of, long episodes) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int whole = text.lastIndexOf('\n') + 1;
            return text.substring(0, whole)
                    .lines()
                    .filter(line -> of.episodes(line).orElse(Long.MAX_VALUE) <= episodes)
                    .map(line -> line + "\n")
                    .toList();
        } catch (IOException e) {
            throw RunErrors.unreadable(file, e);
        }
    }

    /** Seconds of training that the lines from before tell of. */
    double elapsedBefore() {
        return elapsedBefore;
    }

    /**
     * Adds a line to each file.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R006} if it can't be written
     */
    void append(TrainingReport report, double episodesPerSecond, double elapsedSeconds) {
        MetricsRow row = new MetricsRow(report, episodesPerSecond, elapsedSeconds);
        append(csv, csvFile, row.toCsv());
        append(json, jsonFile, row.toJson());
    }

    private static void append(Writer writer, Path file, String line) {
        try {
            writer.write(line + "\n");
            writer.flush();
        } catch (IOException e) {
            throw RunErrors.unwritable(file, e);
        }
    }

    @Override
    public void close() {
        try (csv;
                json) {
            csv.flush();
        } catch (IOException e) {
            throw RunErrors.unwritable(csvFile, e);
        }
    }
}
