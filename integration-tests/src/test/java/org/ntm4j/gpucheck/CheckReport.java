package org.ntm4j.gpucheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ntm4j.cli.json.Json;

/**
 * All that was found.
 *
 * @param device its description
 * @param seconds that everything took
 */
record CheckReport(String device, double seconds, List<CheckRow> rows) {
    private static final List<String> TITLES = List.of("part", "what", "result", "passed");

    CheckReport {
        rows = List.copyOf(rows);
    }

    boolean hasPassed() {
        return !rows.isEmpty() && rows.stream().allMatch(CheckRow::passed);
    }

    /** A table whose columns stand below each other; it is Markdown as well. */
    String table() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(TITLES);
        for (CheckRow row : rows) {
            String result = row.result().replace("|", "\\|");
            cells.add(List.of(row.part(), row.what(), result, row.passed() ? "yes" : "NO"));
        }
        int[] widths = new int[TITLES.size()];
        cells.forEach(
                line -> {
                    for (int i = 0; i < widths.length; i++) {
                        widths[i] = Math.max(widths[i], line.get(i).length());
                    }
                });
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            append(text, cells.get(i), widths, " ");
            if (i == 0) {
                append(text, List.of("", "", "", ""), widths, "-");
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> line, int[] widths, String fill) {
        for (int i = 0; i < widths.length; i++) {
            String cell = line.get(i);
            text.append('|').append(fill).append(cell);
            text.append(fill.repeat(widths[i] - cell.length() + 1));
        }
        text.append("|\n");
    }

    /** Writes {@code gpu-check.md} and {@code gpu-check.json}. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("gpu-check.md"),
                "# Check of the CUDA backend\n\nOn " + device + ".\n\n" + table());
        Files.writeString(directory.resolve("gpu-check.json"), json());
    }

    private String json() {
        return Json.pretty(
                json -> {
                    json.writeStringField("device", device);
                    json.writeNumberField("seconds", seconds);
                    json.writeBooleanField("passed", hasPassed());
                    json.writeArrayFieldStart("rows");
                    for (CheckRow row : rows) {
                        json.writeStartObject();
                        json.writeStringField("part", row.part());
                        json.writeStringField("what", row.what());
                        json.writeStringField("result", row.result());
                        json.writeBooleanField("passed", row.passed());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
