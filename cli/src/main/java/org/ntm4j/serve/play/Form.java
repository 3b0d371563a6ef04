package org.ntm4j.serve.play;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * What the page of a playground lets a person draw.
 *
 * @param task its name
 * @param bits columns of bits of a row
 * @param hasPriority whether one more column holds a priority from −1 to 1
 * @param rowsOfItem rows that belong together
 * @param item what these are called, for example {@code vectors}
 * @param least items
 * @param most items
 * @param trained the most items that the model was trained on
 * @param number what the number is called; empty if there is none
 * @param leastNumber the least
 * @param mostNumber the most; 0 if that is the number of items less two
 */
record Form(
        String task,
        int bits,
        boolean hasPriority,
        int rowsOfItem,
        String item,
        int least,
        int most,
        int trained,
        String number,
        int leastNumber,
        int mostNumber) {
    /** Writes the fields into an object. */
    void write(JsonGenerator json) throws IOException {
        json.writeStringField("task", task);
        json.writeNumberField("bits", bits);
        json.writeBooleanField("hasPriority", hasPriority);
        json.writeNumberField("rowsOfItem", rowsOfItem);
        json.writeStringField("item", item);
        json.writeNumberField("least", least);
        json.writeNumberField("most", most);
        json.writeNumberField("trained", trained);
        json.writeStringField("number", number);
        json.writeNumberField("leastNumber", leastNumber);
        json.writeNumberField("mostNumber", mostNumber);
    }

    /**
     * Checks rows of bits, and priorities.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-S030} if a person could not have drawn them
     */
    void require(Puzzle puzzle) {
        float[][] rows = puzzle.rows();
        int items = rows.length / rowsOfItem;
        if (rows.length % rowsOfItem != 0 || items < least || items > most) {
            throw PlayErrors.puzzle(
                    "rows: must be of "
                            + least
                            + " to "
                            + most
                            + " "
                            + item
                            + ", got "
                            + rows.length
                            + (rowsOfItem > 1 ? ", " + rowsOfItem + " rows each" : ""));
        }
        for (int i = 0; i < rows.length; i++) {
            requireRow(i, rows[i]);
        }
        int highest = mostNumber == 0 ? items - 2 : mostNumber;
        if (!number.isEmpty() && (puzzle.number() < leastNumber || puzzle.number() > highest)) {
            throw PlayErrors.puzzle(
                    number
                            + ": must be between "
                            + leastNumber
                            + " and "
                            + highest
                            + ", got "
                            + puzzle.number());
        }
    }

    private void requireRow(int index, float[] row) {
        int columns = bits + (hasPriority ? 1 : 0);
        if (row.length != columns) {
            throw PlayErrors.puzzle(
                    "rows[" + index + "]: must have " + columns + " numbers, got " + row.length);
        }
        for (int i = 0; i < bits; i++) {
            if (row[i] != 0 && row[i] != 1) {
                throw PlayErrors.puzzle(
                        "rows[" + index + "][" + i + "]: must be 0 or 1, got " + row[i]);
            }
        }
        if (hasPriority && !(Math.abs(row[bits]) <= 1)) {
            throw PlayErrors.puzzle(
                    "rows["
                            + index
                            + "]["
                            + bits
                            + "]: must be between -1 and 1, got "
                            + row[bits]);
        }
    }
}
