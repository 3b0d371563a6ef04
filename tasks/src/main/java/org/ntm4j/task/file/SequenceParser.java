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
    private final int maxSteps;
    private final JsonFactory factory;

    /**
     * @param source what errors call the file
     * @param maxSteps of a sequence
     */
    SequenceParser(String source, int maxSteps) {
        this.source = source;
        this.maxSteps = maxSteps;
        StreamReadConstraints limits =
                StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(MAX_NAME)
                        .build();
        factory =
                JsonFactory.builder()
                        .streamReadConstraints(limits)
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
    FileSequence parse(byte[] line, int length, int number, RowWidths expected) {
        try (JsonParser json = factory.createParser(line, 0, length)) {
            return new LineParser(json, source, number, maxSteps, expected).sequence();
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            int column = place == null ? 1 : place.getColumnNr();
            throw DataErrors.malformed(
                    new Location(source, number, column), "no JSON: " + problem(e));
        } catch (IOException e) {
            throw DataErrors.malformed(
                    new Location(source, number, 1), "no JSON: " + e.getMessage());
        }
    }

    /** Without the place where something began, which counts lines from this one. */
    private static String problem(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst("(?s) \\(start marker at .*", "");
    }
}
