package org.ntm4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * A table of numbers as a page holds it: 16 bits each, evenly spread from the least to the most, in
 * Base64. As decimals a report of ten runs would be several times as large.
 */
final class PackedNumbers {
    static final int LEVELS = 65_535;

    private PackedNumbers() {}

    /**
     * Writes an object with {@code rows}, {@code columns}, {@code low}, {@code high} and {@code data}. A
     * number that is not finite becomes the least.
     */
    static void write(String name, float[][] table, JsonGenerator json) throws IOException {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float[] row : table) {
            for (float number : row) {
                if (Float.isFinite(number)) {
                    low = Math.min(low, number);
                    high = Math.max(high, number);
                }
            }
        }
        boolean none = !(low <= high);
        int columns = table.length == 0 ? 0 : table[0].length;
        json.writeObjectFieldStart(name);
        json.writeNumberField("rows", table.length);
        json.writeNumberField("columns", columns);
        json.writeNumberField("low", none ? 0 : low);
        json.writeNumberField("high", none ? 0 : high);
        json.writeStringField("data", data(table, columns, low, high));
        json.writeEndObject();
    }

    /** Numbers of one step each, as a table of one column. */
    static void writeColumn(String name, float[] column, JsonGenerator json) throws IOException {
        float[][] table = new float[column.length][];
        for (int t = 0; t < column.length; t++) {
            table[t] = new float[] {column[t]};
        }
        write(name, table, json);
    }

    private static String data(float[][] table, int columns, float low, float high) {
        ByteBuffer bytes =
                ByteBuffer.allocate(table.length * columns * Short.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        double range = (double) high - low;
        for (float[] row : table) {
            for (float number : row) {
                double share = Float.isFinite(number) && range > 0 ? (number - low) / range : 0;
                bytes.putShort((short) Math.round(share * LEVELS));
            }
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
