package org.ntm4j.cli.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntm4j.cli.json.Json;

/** What a run was made by: a part for each process that worked on it. Those from before are kept. */
final class Provenance {
    private static final int FORMAT_VERSION = 1;
    static final String PARTS = "parts";
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Path file;
    private final List<String> earlier;
    private RunPart current;

    private Provenance(Path file, List<String> earlier, RunPart current) {
        this.file = file;
        this.earlier = earlier;
        this.current = current;
    }

    /**
     * Writes down that a part begins.
     *
     * @param fromEpisode where the run is
     * @throws org.ntm4j.error.NtmException {@code NTM-R006} or {@code NTM-R007}
     */
    static Provenance begin(RunFiles files, RunPart.Made made, Instant now, long fromEpisode) {
        Path file = files.provenance();
        RunPart part = new RunPart(made, now, fromEpisode, Optional.empty());
        Provenance provenance = new Provenance(file, earlierParts(file), part);
        provenance.write();
        return provenance;
    }

    /**
     * Writes down that the part ended.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R006}
     */
    void end(RunPart.End how) {
        current = current.ended(how);
        write();
    }

    private void write() {
        OwnedDirectory.write(
                file,
                Json.pretty(
                        json -> {
                            json.writeNumberField("formatVersion", FORMAT_VERSION);
                            json.writeArrayFieldStart(PARTS);
                            for (String part : earlier) {
                                copy(part, json);
                            }
                            current.write(json);
                            json.writeEndArray();
                        }));
    }

    private static void copy(String part, JsonGenerator json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(part)) {
            parser.nextToken();
            json.copyCurrentStructure(parser);
        }
    }

    private static List<String> earlierParts(Path file) {
        try (JsonParser json =
                FACTORY.createParser(Files.readString(file, StandardCharsets.UTF_8))) {
            List<String> parts = List.of();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals(PARTS)) {
                    parts = elements(json);
                } else {
                    json.skipChildren();
                }
            }
            return parts;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw RunErrors.unreadable(file, e);
        }
    }

    /** The objects of the array that a parser is at. */
    private static List<String> elements(JsonParser json) throws IOException {
        List<String> elements = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            elements.add(Json.copyOf(json));
        }
        return elements;
    }
}
