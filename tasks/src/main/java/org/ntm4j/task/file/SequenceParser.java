package org.ntm4j.task.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import org.ntm4j.config.Location;

/** Reads lines such as {@code {"input": [[0, 1]], "target": [[1]], "mask": [1]}}. */
final class SequenceParser {
    /** Of a row. */
    static final int MAX_WIDTH = 1 << 16;

    private static final int MAX_DEPTH = 8;
    private static final int MAX_NUMBER = 400;
    private static final int MAX_NAME = 1_000;

    private final String source;
    private final StepLimit limit;
    private final JsonFactory factory;

    /**
     * @param source what errors call the file
     * @param limit of a sequence
     */
    SequenceParser(String source, StepLimit limit) {
        this.source = source;
        this.limit = limit;
        StreamReadConstraints limits =
                StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(MAX_NAME)
                        .build();
        factory =
                JsonFactory.builder()
                        .streamReadConstraints(limits)
                        .disable(JsonFactory.Feature.CHARSET_DETECTION)
                        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .build();
    }

    /**
     * Reads a line.
     *
     * @param line of which the first {@code length} bytes are read
     * @param number which line it is, counted from 1
     * @param expected lengths of the rows
     * @throws org.ntm4j.error.NtmException {@code NTM-D003} to {@code NTM-D006}
     */
    LineParts parse(byte[] line, int length, long number, RowWidths expected) {
        int row = (int) Math.min(Integer.MAX_VALUE, number);
        if (isUtf16(line, length)) {
            throw DataErrors.malformed(
                    new Location(source, row, 1), "text in UTF-16; it must be in UTF-8");
        }
        int skipped = hasMark(line, length) ? 3 : 0;
        try (JsonParser json = factory.createParser(line, skipped, length - skipped)) {
            try {
                return new LineParser(json, source, row, limit, expected).parts();
            } catch (JsonProcessingException e) {
                throw DataErrors.malformed(
                        new Location(source, row, column(json, e)), "no JSON: " + problem(e));
            }
        } catch (IOException e) {
            throw DataErrors.malformed(new Location(source, row, 1), "no JSON: " + e.getMessage());
        }
    }

    /** Whether text begins with the byte order mark of UTF-16, as some programs on Windows write it. */
    private static boolean isUtf16(byte[] line, int length) {
        return length >= 2
                && ((line[0] == (byte) 0xFF && line[1] == (byte) 0xFE)
                        || (line[0] == (byte) 0xFE && line[1] == (byte) 0xFF));
    }

    /** Whether text begins with the byte order mark of UTF-8, which does no harm. */
    private static boolean hasMark(byte[] line, int length) {
        return length >= 3
                && line[0] == (byte) 0xEF
                && line[1] == (byte) 0xBB
                && line[2] == (byte) 0xBF;
    }

    private static int column(JsonParser json, JsonProcessingException e) {
        JsonLocation place = e.getLocation() == null ? json.currentLocation() : e.getLocation();
        return (int) Math.max(1, place.getByteOffset() + 1);
    }

    /**
     * Without the place where something began, which counts lines from this one, what else the parser
     * could be made to read, and the names of its settings.
     */
    private static String problem(JsonProcessingException e) {
        return e.getOriginalMessage()
                .replaceFirst("(?s) \\(start marker at .*", "")
                .replaceFirst("(?s)( a valid value)? \\(JSON String, Number .*", " a number")
                .replaceFirst(" \\(not recognized as one since .*", "")
                .replaceFirst(": enable `.*", "")
                .replaceFirst(", from `[^`]*`", "");
    }
}
