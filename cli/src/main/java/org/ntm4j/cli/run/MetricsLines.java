package org.ntm4j.cli.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads lines of the metrics; of a line that is none, nothing. */
final class MetricsLines {
    private static final JsonFactory FACTORY = new JsonFactory();

    private MetricsLines() {}

    /** Where the run was when a line was written. */
    interface Episodes {
        /** Nothing if it is no line of metrics. */
        OptionalLong episodes(String line);
    }

    static OptionalLong csvEpisodes(String line) {
        String first = line.substring(0, (line + ",").indexOf(','));
        return first.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(first))
                : OptionalLong.empty();
    }

    static OptionalLong jsonEpisodes(String line) {
        OptionalDouble episodes = jsonNumber(line, MetricsRow.EPISODES);
        return episodes.isPresent()
                ? OptionalLong.of((long) episodes.getAsDouble())
                : OptionalLong.empty();
    }

    static OptionalDouble jsonElapsed(String line) {
        return jsonNumber(line, MetricsRow.ELAPSED);
    }

    private static OptionalDouble jsonNumber(String line, String field) {
        try (JsonParser json = FACTORY.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return OptionalDouble.empty();
            }
            OptionalDouble found = OptionalDouble.empty();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isNumeric() && name.equals(field)) {
                    found = OptionalDouble.of(json.getDoubleValue());
                }
                json.skipChildren();
            }
            return found;
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}
