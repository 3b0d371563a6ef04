package org.ntm4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.ntm4j.cli.json.Json;

/** The numbers of an episode for other programs: all of them, as decimals. */
public final class EpisodeJson {
    private static final int FORMAT_VERSION = 1;

    private EpisodeJson() {}

    /** The recording on one line, with a line feed. */
    public static String of(EpisodeRecording recording) {
        return Json.line(json -> write(recording, json)) + "\n";
    }

    private static void write(EpisodeRecording recording, JsonGenerator json) throws IOException {
        json.writeNumberField("formatVersion", FORMAT_VERSION);
        writeOrigin(recording.origin(), json);
        json.writeNumberField("steps", recording.steps());
        Json.number(json, "costBits", recording.costBits());
        json.writeNumberField("wrongBits", recording.wrongBits());
        matrix("inputs", recording.inputs(), json);
        matrix("targets", recording.targets(), json);
        row("mask", recording.mask(), json);
        matrix("outputs", recording.outputs(), json);
        matrix("error", recording.errors(), json);
        json.writeArrayFieldStart("heads");
        for (HeadRecording head : recording.heads()) {
            json.writeStartObject();
            writeHead(head, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        writeFits(PriorityFit.of(recording), json);
        if (recording.memory().isPresent()) {
            json.writeObjectFieldStart("memory");
            matrix("before", recording.memory().get().before(), json);
            matrix("after", recording.memory().get().after(), json);
            json.writeEndObject();
        }
    }

    /** Of priority sort only. */
    private static void writeFits(List<PriorityFit> fits, JsonGenerator json) throws IOException {
        if (fits.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("priorityFits");
        for (PriorityFit fit : fits) {
            json.writeStartObject();
            json.writeNumberField("writeHead", fit.head().number());
            json.writeNumberField("intercept", fit.intercept());
            json.writeNumberField("slope", fit.slope());
            json.writeNumberField("determination", fit.determination());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes what an episode is of into an object. */
    static void writeOrigin(Origin origin, JsonGenerator json) throws IOException {
        json.writeStringField("run", origin.run());
        json.writeStringField("task", origin.task());
        json.writeStringField("model", origin.model());
        json.writeNumberField("seed", origin.seed());
        json.writeStringField("checkpoint", origin.checkpoint());
        json.writeNumberField("trainedEpisodes", origin.trainedEpisodes());
        json.writeNumberField("episodeSeed", origin.episodeSeed());
    }

    private static void writeHead(HeadRecording head, JsonGenerator json) throws IOException {
        json.writeStringField("kind", head.kind());
        json.writeNumberField("number", head.number());
        matrix("weighting", head.weighting(), json);
        matrix("key", head.key(), json);
        row("keyStrength", head.keyStrength(), json);
        row("interpolationGate", head.gate(), json);
        matrix("shiftWeighting", head.shift(), json);
        row("sharpening", head.sharpening(), json);
        if (head.writes()) {
            matrix("erase", head.erase(), json);
            matrix("add", head.add(), json);
        } else {
            matrix("read", head.read(), json);
        }
    }

    private static void matrix(String name, float[][] rows, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (float[] row : rows) {
            numbers(row, json);
        }
        json.writeEndArray();
    }

    private static void row(String name, float[] row, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        numbers(row, json);
    }

    /** JSON has no infinite numbers, nor NaN: they are null. */
    private static void numbers(float[] row, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (float number : row) {
            if (Float.isFinite(number)) {
                json.writeNumber(number);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }
}
