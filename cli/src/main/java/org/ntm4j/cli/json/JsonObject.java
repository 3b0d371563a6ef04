package org.ntm4j.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An object of a JSON text that was read: texts, numbers, truths, objects and lists of these. What is null
 * is as if it were not there.
 *
 * @param fields by name
 */
public record JsonObject(Map<String, Object> fields) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Copies the map. */
    public JsonObject {
        fields = Map.copyOf(fields);
    }

    /**
     * The object that is a text.
     *
     * @throws IOException if the text is no object
     */
    public static JsonObject parse(String text) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            JsonObject object = object(json);
            if (json.nextToken() != null) {
                throw new IOException("more than one JSON object");
            }
            return object;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IOException("no JSON in line " + line, e);
        }
    }

    private static JsonObject object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            value(json).ifPresent(value -> fields.put(name, value));
        }
        return new JsonObject(fields);
    }

    private static List<Object> list(JsonParser json) throws IOException {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            value(json).ifPresent(values::add);
        }
        return values;
    }

    private static Optional<Object> value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new IOException("the text ends too soon");
        }
        return switch (token) {
            case START_OBJECT -> Optional.of(object(json));
            case START_ARRAY -> Optional.of(list(json));
            case VALUE_STRING -> Optional.of(json.getText());
            case VALUE_NUMBER_INT -> Optional.of(whole(json));
            case VALUE_NUMBER_FLOAT -> Optional.of(json.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> Optional.of(json.getBooleanValue());
            default -> Optional.empty();
        };
    }

    /** A whole number that is too large for a long is kept as a double. */
    private static Object whole(JsonParser json) throws IOException {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? (Object) json.getDoubleValue()
                : (Object) json.getLongValue();
    }

    /** A number; NaN if there is none. */
    public double number(String name) {
        return fields.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** A whole number, if there is one. */
    public OptionalLong wholeNumber(String name) {
        return fields.get(name) instanceof Long whole
                ? OptionalLong.of(whole)
                : OptionalLong.empty();
    }

    /** A text, if there is one. */
    public Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** An object, if there is one. */
    public Optional<JsonObject> object(String name) {
        return fields.get(name) instanceof JsonObject object
                ? Optional.of(object)
                : Optional.empty();
    }

    /** The whole numbers of a list; none if there is no list. */
    public List<Long> wholeNumbers(String name) {
        return elements(name, Long.class);
    }

    /** The objects of a list; none if there is no list. */
    public List<JsonObject> objects(String name) {
        return elements(name, JsonObject.class);
    }

    private <T> List<T> elements(String name, Class<T> type) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}
