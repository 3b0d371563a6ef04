package org.ntm4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.ntm4j.cli.json.Json;

/**
 * An episode as the script {@code stepper.js} reads it: small, and with numbers of 16 bits. The memory
 * between the steps is not in it; the script computes it as {@link EpisodeRecording#memoryAfter} does.
 */
public final class EpisodeData {
    private EpisodeData() {}

    /** The recording as a JSON object on one line. */
    public static String of(EpisodeRecording recording) {
        return Json.line(json -> write(recording, json));
    }

    private static void write(EpisodeRecording recording, JsonGenerator json) throws IOException {
        EpisodeJson.writeOrigin(recording.origin(), json);
        json.writeNumberField("steps", recording.steps());
        PackedNumbers.write("inputs", recording.inputs(), json);
        PackedNumbers.write("targets", recording.targets(), json);
        PackedNumbers.writeColumn("mask", recording.mask(), json);
        PackedNumbers.write("outputs", recording.answers(), json);
        PackedNumbers.write("errors", recording.errors(), json);
        json.writeArrayFieldStart("heads");
        for (HeadRecording head : recording.heads()) {
            json.writeStartObject();
            writeHead(head, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (recording.memory().isPresent()) {
            PackedNumbers.write("memory", recording.memory().get().before(), json);
            LocationWindow window = LocationWindow.of(recording.heads());
            json.writeObjectFieldStart("window");
            json.writeNumberField("from", window.from());
            json.writeNumberField("count", window.count());
            json.writeEndObject();
        }
    }

    private static void writeHead(HeadRecording head, JsonGenerator json) throws IOException {
        json.writeStringField("name", head.name());
        json.writeBooleanField("writes", head.writes());
        PackedNumbers.write("weighting", head.weighting(), json);
        PackedNumbers.write("key", head.key(), json);
        PackedNumbers.writeColumn("strength", head.keyStrength(), json);
        PackedNumbers.writeColumn("gate", head.gate(), json);
        PackedNumbers.write("shift", head.shift(), json);
        PackedNumbers.writeColumn("sharpening", head.sharpening(), json);
        if (head.writes()) {
            PackedNumbers.write("erase", head.erase(), json);
            PackedNumbers.write("add", head.add(), json);
        } else {
            PackedNumbers.write("read", head.read(), json);
        }
    }
}
