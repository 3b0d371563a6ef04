package org.ntm4j.task.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntm4j.config.Location;
import org.ntm4j.error.NtmException;
import org.ntm4j.error.Suggestions;

/** Reads one line, checking what it reads before memory is taken for more. */
final class LineParser {
    private static final String INPUT = "input";
    private static final String TARGET = "target";
    private static final String MASK = "mask";
    private static final List<String> FIELDS = List.of(INPUT, TARGET, MASK);

    private final JsonParser json;
    private final String source;
    private final int line;
    private final StepLimit limit;
    private final RowWidths expected;
    private float @Nullable [][] input;
    private float @Nullable [][] target;
    private float @Nullable [] mask;
    private float[] numbers = new float[16];

    LineParser(JsonParser json, String source, int line, StepLimit limit, RowWidths expected) {
        this.json = json;
        this.source = source;
        this.line = line;
        this.limit = limit;
        this.expected = expected;
    }

    LineParts parts() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw malformed("a line must hold an object, {\"input\": [[…]], \"target\": [[…]]}");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            field(json.currentName());
        }
        if (json.nextToken() != null) {
            throw malformed("something follows the object; a line must hold one sequence");
        }
        return new LineParts(new Location(source, line, 1), input, target, mask);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case INPUT -> input = rows(once(name, input), expected.input(), Range.FINITE);
            case TARGET -> target = rows(once(name, target), expected.output(), Range.UNIT);
            case MASK -> mask = maskValues(once(name, mask));
            default ->
                    throw malformed(
                            "unknown field "
                                    + DataErrors.excerpt(name)
                                    + Suggestions.among(name, FIELDS));
        }
    }

    private String once(String name, @Nullable Object before) {
        if (before != null) {
            throw malformed(name + " is there twice");
        }
        return name;
    }

    /**
     * @param width of each row; 0 if the first decides
     */
    private float[][] rows(String name, int width, Range range) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw malformed(name + " must be an array of rows, each an array of numbers");
        }
        List<float[]> rows = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String row = "row " + (rows.size() + 1) + " of " + name;
            requireRoom(name, rows.size());
            Location start = here();
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw malformed(row + " must be an array of numbers");
            }
            float[] values = numbers(row, SequenceParser.MAX_WIDTH, range);
            requireWidth(row, start, values.length, rows.isEmpty() ? 0 : rows.get(0).length, width);
            rows.add(values);
        }
        return rows.toArray(float[][]::new);
    }

    private void requireRoom(String name, int steps) {
        if (steps == limit.steps()) {
            throw DataErrors.tooLarge(
                    here(),
                    name
                            + " has more than "
                            + limit.steps()
                            + " steps, the most that "
                            + limit.setting()
                            + " allows");
        }
    }

    private void requireWidth(String row, Location start, int width, int first, int wanted) {
        int right = wanted > 0 ? wanted : first;
        if (width == 0) {
            throw DataErrors.misshapen(start, row + " is empty");
        }
        if (right > 0 && width != right) {
            String reason = wanted > 0 ? expected.reason() : "row 1 has";
            throw DataErrors.misshapen(
                    start,
                    row + " has " + width + " numbers; it must have " + right + ", as " + reason);
        }
    }

    private float[] maskValues(String name) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw malformed(name + " must be an array of numbers, one for each step");
        }
        return numbers(name, limit.steps(), Range.UNIT);
    }

    /** The numbers up to the end of the array that has begun. */
    private float[] numbers(String what, int most, Range range) throws IOException {
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (count == most) {
                throw DataErrors.tooLarge(here(), what + " has more than " + most + " numbers");
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number(what, range);
        }
        return Arrays.copyOf(numbers, count);
    }

    private float number(String what, Range range) throws IOException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw malformed(what + " must hold numbers only");
        }
        double value = json.getDoubleValue();
        if (!range.contains(value)) {
            throw DataErrors.badNumber(
                    here(),
                    what
                            + " must hold "
                            + range.wanted
                            + ", got "
                            + DataErrors.excerpt(json.getText()));
        }
        return (float) value;
    }

    private NtmException malformed(String problem) {
        return DataErrors.malformed(here(), problem);
    }

    private Location here() {
        return at(json.currentTokenLocation());
    }

    /** A place on the line, whatever the parser takes for ends of lines. */
    private Location at(JsonLocation place) {
        return new Location(source, line, (int) Math.max(1, place.getByteOffset() + 1));
    }

    /** Which numbers are right. */
    private enum Range {
        FINITE("finite numbers of single precision") {
            @Override
            boolean contains(double value) {
                return Math.abs(value) <= Float.MAX_VALUE;
            }
        },
        UNIT("numbers between 0 and 1") {
            @Override
            boolean contains(double value) {
                return value >= 0 && value <= 1;
            }
        };

        private final String wanted;

        Range(String wanted) {
            this.wanted = wanted;
        }

        /** False for NaN. */
        abstract boolean contains(double value);
    }
}
