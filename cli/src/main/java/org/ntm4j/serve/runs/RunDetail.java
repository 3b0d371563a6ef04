package org.ntm4j.serve.runs;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.train.RunConfigCodec;

/** All that the page of a run shows: besides what a listing has, settings, provenance and evaluation. */
final class RunDetail {
    private static final List<String> TEXTS =
            List.of("outcome", "started", "ended", "version", "commit", "java", "system");
    private static final List<String> NUMBERS = List.of("fromEpisode", "toEpisode", "wallSeconds");

    private RunDetail() {}

    /** As a JSON object; the curve with at most so many points. */
    static String of(WatchedRun run, int most) {
        return Json.line(
                json -> {
                    RunJson.writeFields(run, json);
                    json.writeObjectFieldStart("curve");
                    run.curve().write(0, most, json);
                    json.writeEndObject();
                    json.writeStringField(
                            "settings", run.config().map(RunConfigCodec::write).orElse(""));
                    writeParts(run, json);
                    if (run.evaluation().isPresent()) {
                        writeEvaluation(run.evaluation().get(), json);
                    }
                });
    }

    private static void writeParts(WatchedRun run, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("parts");
        for (JsonObject part : run.parts()) {
            json.writeStartObject();
            for (String field : TEXTS) {
                json.writeStringField(field, part.text(field).orElse(""));
            }
            for (String field : NUMBERS) {
                Json.number(json, field, part.number(field));
            }
            json.writeStringField("backend", backend(part));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String backend(JsonObject part) {
        return part.object("backend")
                .map(b -> b.text("id").orElse("") + ": " + b.text("description").orElse(""))
                .orElse("");
    }

    private static void writeEvaluation(Evaluation evaluation, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart("evaluation");
        evaluation.writeFields(json);
        json.writeEndObject();
    }
}
