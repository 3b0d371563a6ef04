package org.ntm4j.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * When, by what and where something was measured.
 *
 * @param time of the start
 * @param version of the program, with the commit if that is known
 * @param machine it ran on
 * @param backend id of the backend
 * @param description hardware, kernels and libraries in use
 * @param options the backend was opened with
 */
public record Origin(
        Instant time,
        String version,
        Machine machine,
        String backend,
        String description,
        Map<String, String> options) {

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("time", time.toString());
        json.writeStringField("version", version);
        json.writeObjectFieldStart("machine");
        machine.write(json);
        json.writeEndObject();
        json.writeObjectFieldStart("backend");
        json.writeStringField("id", backend);
        json.writeStringField("description", description);
        json.writeObjectFieldStart("options");
        for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
            json.writeStringField(option.getKey(), option.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
