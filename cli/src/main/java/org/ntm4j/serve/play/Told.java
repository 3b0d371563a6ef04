package org.ntm4j.serve.play;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.ntm4j.cli.json.Json;
import org.ntm4j.report.EpisodeData;
import org.ntm4j.report.EpisodeRecording;

/** Episodes and recordings as texts. */
final class Told {
    private Told() {}

    /** Writes the costs and the recording into an object. */
    static void write(EpisodeRecording recording, JsonGenerator json) throws IOException {
        Json.number(json, "costBits", recording.costBits());
        json.writeNumberField("wrongBits", recording.wrongBits());
        json.writeFieldName("episode");
        json.writeRawValue(EpisodeData.of(recording));
    }

    /** A sequence as a line of the user's own. */
    static String line(Posed posed) {
        return Json.line(
                json -> {
                    matrix("input", posed.inputs(), json);
                    matrix("target", posed.targets(), json);
                    json.writeFieldName("mask");
                    numbers(posed.mask(), json);
                });
    }

    private static void matrix(String name, float[][] rows, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (float[] row : rows) {
            numbers(row, json);
        }
        json.writeEndArray();
    }

    private static void numbers(float[] row, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (float number : row) {
            if (number == (int) number) {
                json.writeNumber((int) number);
            } else {
                json.writeNumber(number);
            }
        }
        json.writeEndArray();
    }
}
