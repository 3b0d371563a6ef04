package org.ntm4j.bench;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.error.NtmException;

/**
 * What a comparison needs of a file of figures.
 *
 * @param machine what it ran on, by name; figures of machines that differ in any of it can't be compared
 * @param figures by name, of those that have a number; of all but {@link #SECONDS} more is better
 */
record StoredResult(Map<String, String> machine, Map<String, Double> figures) {
    /** What figures that are better the smaller they are begin with. */
    static final String SECONDS = "seconds to ";

    private static final List<String> MACHINE = List.of("processor", "java", "system");
    private static final int MOST_BYTES = 64 << 20;

    /**
     * Reads a file.
     *
     * @throws NtmException {@code NTM-M001} if it can't be read, {@code NTM-M002} if it is none of {@code ntm
     *     bench}, {@code NTM-M003} if it is of a later version of the format
     */
    static StoredResult read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw notAResult(file, "it is larger than 64 MiB");
            }
            return of(JsonObject.parse(Files.readString(file, StandardCharsets.UTF_8)), file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file", e);
        } catch (CharacterCodingException e) {
            throw notAResult(file, "it is no text in UTF-8");
        } catch (IOException e) {
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                throw notAResult(file, String.valueOf(e.getMessage()));
            }
            throw unreadable(file, Files.isDirectory(file) ? "it is a directory" : reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return String.valueOf(e.getMessage());
    }

    /** What would be read from the file of a result. */
    static StoredResult of(BenchResult result) {
        try {
            return of(JsonObject.parse(BenchJson.text(result)), Path.of("this measurement"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoredResult of(JsonObject json, Path file) {
        if (!json.text("schema").orElse("").equals(BenchJson.SCHEMA)) {
            throw notAResult(file, "its field schema is not " + BenchJson.SCHEMA);
        }
        long version = json.wholeNumber("schemaVersion").orElse(0);
        if (version > BenchJson.SCHEMA_VERSION) {
            throw NtmException.badInput(
                    "NTM-M003",
                    file
                            + ": its format is version "
                            + version
                            + ", and this program reads up to "
                            + BenchJson.SCHEMA_VERSION
                            + "; compare it with the program that wrote it");
        }
        return new StoredResult(machine(json), figures(json));
    }

    private static Map<String, String> machine(JsonObject json) {
        Map<String, String> machine = new LinkedHashMap<>();
        JsonObject stored = json.object("machine").orElse(new JsonObject(Map.of()));
        MACHINE.forEach(name -> machine.put(name, stored.text(name).orElse("unknown")));
        machine.put("cores", Long.toString(stored.wholeNumber("cores").orElse(0)));
        JsonObject backend = json.object("backend").orElse(new JsonObject(Map.of()));
        machine.put("backend", backend.text("id").orElse("unknown"));
        machine.put("kernels", backend.text("description").orElse("unknown"));
        Map<String, Object> options =
                backend.object("options").map(JsonObject::fields).orElse(Map.of());
        machine.put("options", new TreeMap<>(options).toString());
        return machine;
    }

    private static Map<String, Double> figures(JsonObject json) {
        Map<String, Double> figures = new LinkedHashMap<>();
        json.object("solution")
                .ifPresent(
                        solution ->
                                put(
                                        figures,
                                        SECONDS + "learn " + solution.text("task").orElse(""),
                                        solution.number("seconds")));
        for (JsonObject row : json.objects("rates")) {
            put(figures, name(row), row.number("perSecond"));
        }
        for (JsonObject series : json.objects("growth")) {
            for (JsonObject point : series.objects("points")) {
                put(
                        figures,
                        "train "
                                + series.text("task").orElse("")
                                + " "
                                + series.text("model").orElse("")
                                + ", "
                                + series.text("axis").orElse("")
                                + " "
                                + point.wholeNumber("value").orElse(0),
                        point.number("perSecond"));
            }
        }
        return figures;
    }

    private static String name(JsonObject row) {
        long workers = row.wholeNumber("workers").orElse(1);
        return row.text("figure").orElse("")
                + " "
                + row.text("task").orElse("")
                + " "
                + row.text("model").orElse("")
                + ", batch "
                + row.wholeNumber("batch").orElse(0)
                + (workers == 1 ? "" : ", " + workers + " threads");
    }

    private static void put(Map<String, Double> figures, String name, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, value);
        }
    }

    private static NtmException unreadable(Path file, String problem, Exception cause) {
        return new NtmException(
                "NTM-M001",
                NtmException.Kind.BAD_INPUT,
                file + ": can't be read (" + problem + "); name a file that ntm bench wrote",
                cause);
    }

    private static NtmException notAResult(Path file, String problem) {
        return NtmException.badInput(
                "NTM-M002",
                file
                        + ": is no result of ntm bench ("
                        + problem
                        + "); name a file that 'ntm bench --out' wrote");
    }
}
