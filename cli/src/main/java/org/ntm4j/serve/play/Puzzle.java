package org.ntm4j.serve.play;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.ntm4j.cli.json.JsonObject;

/**
 * What a person draws: rows of numbers, most of them bits, and one number more.
 *
 * @param rows one for each vector, item's vector or bit, as the task has them
 * @param number repetitions or the item asked for; 0 where the task has no such number
 */
record Puzzle(float[][] rows, int number) {
    /** More than any form offers; what is beyond is not even looked at. */
    private static final int MOST_ROWS = 4_000;

    private static final int MOST_COLUMNS = 300;

    /**
     * Reads an object with {@code rows} and {@code number}.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-S030} if it is none
     */
    static Puzzle read(JsonObject json) {
        if (!(json.fields().get("rows") instanceof List<?> rows) || rows.size() > MOST_ROWS) {
            throw PlayErrors.puzzle(
                    "rows: must be a list of at most " + MOST_ROWS + " lists of numbers");
        }
        float[][] numbers = new float[rows.size()][];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row(i, rows.get(i));
        }
        long number = json.wholeNumber("number").orElse(0);
        if (number < 0 || number > MOST_ROWS) {
            throw PlayErrors.puzzle(
                    "number: must be between 0 and " + MOST_ROWS + ", got " + number);
        }
        return new Puzzle(numbers, (int) number);
    }

    private static float[] row(int index, Object value) {
        if (!(value instanceof List<?> numbers) || numbers.size() > MOST_COLUMNS) {
            throw PlayErrors.puzzle(
                    "rows[" + index + "]: must be a list of at most " + MOST_COLUMNS + " numbers");
        }
        float[] row = new float[numbers.size()];
        for (int i = 0; i < row.length; i++) {
            if (!(numbers.get(i) instanceof Number number)
                    || !Float.isFinite(number.floatValue())) {
                throw PlayErrors.puzzle("rows[" + index + "][" + i + "]: must be a number");
            }
            row[i] = number.floatValue();
        }
        return row;
    }

    /** Writes the fields into an object. */
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rows");
        for (float[] row : rows) {
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
        json.writeEndArray();
        json.writeNumberField("number", number);
    }
}
