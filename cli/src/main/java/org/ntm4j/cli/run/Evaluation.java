package org.ntm4j.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.evaluate.MarkerResult;
import org.ntm4j.evaluate.OptimumGap;

/**
 * How a model of a run does on the kinds of episodes that its task generalises to.
 *
 * @param checkpoint where the model is from
 * @param trainedEpisodes of the model
 * @param episodes of each kind
 * @param batchSize episodes at a time
 * @param seed of the episodes
 * @param rows a row for each kind
 */
public record Evaluation(
        CheckpointKind checkpoint,
        long trainedEpisodes,
        long episodes,
        int batchSize,
        long seed,
        List<EvaluationRow> rows) {
    static final int FORMAT_VERSION = 1;

    /** Copies the rows. */
    public Evaluation {
        rows = List.copyOf(rows);
    }

    /** What was written of a run; nothing if there is no such file, or none that can be read. */
    public static Optional<Evaluation> read(RunFiles files) {
        try {
            String text = Files.readString(files.evaluation());
            return EvaluationReader.read(JsonObject.parse(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** As JSON, on lines of its own. */
    public String toJson() {
        return Json.pretty(
                json -> {
                    json.writeNumberField("formatVersion", FORMAT_VERSION);
                    writeFields(json);
                });
    }

    /** Writes the fields into an object. */
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("checkpoint", checkpoint.toString());
        json.writeNumberField("trainedEpisodes", trainedEpisodes);
        json.writeNumberField("episodes", episodes);
        json.writeNumberField("batchSize", batchSize);
        json.writeNumberField("seed", seed);
        json.writeArrayFieldStart("rows");
        for (EvaluationRow row : rows) {
            json.writeStartObject();
            json.writeStringField("name", row.name());
            json.writeNumberField("episodes", row.episodes());
            Json.number(json, "costBits", row.costBits());
            Json.number(json, "costStandardError", row.costStandardError());
            Json.number(json, "bitErrors", row.bitErrors());
            Json.number(json, "solved", row.solved());
            if (row.optimum().isPresent()) {
                OptimumGap gap = row.optimum().get();
                Json.number(json, "optimalBits", gap.optimalBits());
                Json.number(json, "gapBits", gap.gapBits());
                Json.number(json, "gapStandardError", gap.gapStandardError());
            }
            if (row.marker().isPresent()) {
                MarkerResult marker = row.marker().get();
                json.writeObjectFieldStart("marker");
                json.writeStringField("name", marker.name());
                Json.number(json, "correct", marker.correct());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
