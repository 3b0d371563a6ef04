package org.ntm4j.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;

/**
 * What one process did for a run.
 *
 * @param made what made it
 * @param started when it began
 * @param fromEpisode where the run was then
 * @param end how it ended; nothing while it goes, or if it died
 */
record RunPart(Made made, Instant started, long fromEpisode, Optional<End> end) {
    /**
     * What makes a run.
     *
     * @param build of the program
     * @param host it runs on
     * @param arguments it was called with
     * @param backend that computes
     * @param seed of the run
     */
    record Made(BuildInfo build, Host host, Arguments arguments, Backend backend, long seed) {}

    /**
     * A backend.
     *
     * @param id its name
     * @param description device, kernels and libraries
     * @param precision of its numbers
     * @param options it was opened with
     */
    record Backend(String id, String description, String precision, Map<String, String> options) {}

    /**
     * The end of a part.
     *
     * @param outcome for example {@code done}
     * @param time when
     * @param toEpisode where the run is
     */
    record End(String outcome, Instant time, long toEpisode) {}

    RunPart ended(End how) {
        return new RunPart(made, started, fromEpisode, Optional.of(how));
    }

    /** Writes the part as an object. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("outcome", end.map(End::outcome).orElse("running"));
        json.writeStringField("started", started.toString());
        if (end.isPresent()) {
            End how = end.get();
            Duration wall = Duration.between(started, how.time());
            json.writeStringField("ended", how.time().toString());
            Json.number(json, "wallSeconds", wall.toMillis() / 1e3);
        }
        json.writeNumberField("fromEpisode", fromEpisode);
        if (end.isPresent()) {
            json.writeNumberField("toEpisode", end.get().toEpisode());
        }
        json.writeNumberField("seed", made.seed());
        json.writeArrayFieldStart("arguments");
        for (String argument : made.arguments().all()) {
            json.writeString(argument);
        }
        json.writeEndArray();
        writeProgram(json);
        json.writeEndObject();
    }

    private void writeProgram(JsonGenerator json) throws IOException {
        json.writeStringField("version", made.build().version());
        json.writeStringField("commit", made.build().commit().orElse("unknown"));
        json.writeObjectFieldStart("backend");
        json.writeStringField("id", made.backend().id());
        json.writeStringField("description", made.backend().description());
        json.writeStringField("precision", made.backend().precision());
        json.writeObjectFieldStart("options");
        for (Map.Entry<String, String> option : made.backend().options().entrySet()) {
            json.writeStringField(option.getKey(), option.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("java", made.host().java());
        json.writeStringField("system", made.host().system());
        json.writeNumberField("processors", made.host().processors());
    }
}
