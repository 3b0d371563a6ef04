package org.ntm4j.gpucheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Episodes a second of the same machine in PyTorch, on the same device, beside ours. */
final class PeerCheck {
    private static final String PART = "peer";
    private static final int NO_PYTORCH = 3;

    private PeerCheck() {}

    /**
     * Runs the script, if there is a Python with PyTorch.
     *
     * @param ours episodes a second of {@code ntm-ff} on copy, by batch size
     */
    static List<CheckRow> run(CheckOptions options, Map<Integer, Double> ours)
            throws IOException, InterruptedException {
        Path measured = Files.createTempFile("peer", ".tsv");
        try {
            String batches =
                    Arrays.stream(options.batches())
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(","));
            Process process =
                    new ProcessBuilder(
                                    options.python(),
                                    options.peer().toString(),
                                    "--batches",
                                    batches,
                                    "--seconds",
                                    Double.toString(options.seconds()),
                                    "--table",
                                    measured.toString())
                            .inheritIO()
                            .start();
            int status = process.waitFor();
            if (status == NO_PYTORCH) {
                return List.of(skipped("no PyTorch in " + options.python()));
            }
            if (status != 0) {
                return List.of(new CheckRow(PART, "PyTorch", "status " + status, false));
            }
            return rows(Files.readString(measured), ours);
        } catch (IOException absent) {
            return List.of(skipped(absent.getMessage()));
        } finally {
            Files.deleteIfExists(measured);
        }
    }

    private static CheckRow skipped(String reason) {
        return new CheckRow(PART, "PyTorch", "not measured: " + reason, true);
    }

    /**
     * A row for each batch size: every way in which the peer was measured, and ours over its best.
     *
     * @param table the peer's name on a line, then lines of way, batch, episodes a second, failure
     */
    static List<CheckRow> rows(String table, Map<Integer, Double> ours) {
        List<String> lines = table.lines().toList();
        Map<Integer, List<Way>> byBatch = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Way way = new Way(cells[0], Double.parseDouble(cells[2]), cells[3]);
            byBatch.computeIfAbsent(Integer.valueOf(cells[1]), batch -> new ArrayList<>()).add(way);
        }
        List<CheckRow> rows = new ArrayList<>();
        byBatch.forEach(
                (batch, ways) ->
                        rows.add(
                                new CheckRow(
                                        PART,
                                        "copy, ntm-ff, batch " + batch + ", " + lines.get(0),
                                        ways.stream()
                                                        .map(Way::describe)
                                                        .collect(Collectors.joining("; "))
                                                + ratio(ways, ours.get(batch)),
                                        true)));
        return rows;
    }

    private static String ratio(List<Way> ways, @Nullable Double ours) {
        double best = ways.stream().mapToDouble(Way::episodesPerSecond).max().orElse(0);
        return ours == null || best == 0
                ? ""
                : String.format(Locale.ROOT, "; NTM4J makes %.2f times its best", ours / best);
    }

    /** One way of the peer; a failure if it is not empty. */
    private record Way(String name, double episodesPerSecond, String failure) {
        String describe() {
            return failure.isEmpty()
                    ? String.format(Locale.ROOT, "%s: %.1f episodes/s", name, episodesPerSecond)
                    : name + ": " + failure;
        }
    }
}
