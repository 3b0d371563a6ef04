package org.ntm4j.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalDouble;
import org.ntm4j.predict.Prediction;
import org.ntm4j.predict.ScoredPrediction;

/** Writes answers as JSON, one a line, each with the fewest digits that tell its numbers apart. */
final class AnswerWriter {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final OptionalDouble threshold;

    /**
     * @param out not closed
     * @param threshold of the bits; without one they are not written
     */
    AnswerWriter(OutputStream out, OptionalDouble threshold) {
        this.out = new BufferedOutputStream(out, BUFFER);
        this.threshold = threshold;
    }

    /** Writes an answer, and flushes. */
    void write(Prediction prediction) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            writeAnswer(json, prediction);
            json.writeEndObject();
        }
        endLine();
    }

    /** Writes an answer with what it costs, and flushes. */
    void write(ScoredPrediction scored) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            writeAnswer(json, scored.prediction());
            json.writeNumberField("costBits", scored.costBits());
            json.writeNumberField("wrongBits", scored.wrongBits(threshold.orElse(Prediction.EVEN)));
            json.writeEndObject();
        }
        endLine();
    }

    private void writeAnswer(JsonGenerator json, Prediction prediction) throws IOException {
        json.writeArrayFieldStart("output");
        for (float[] row : prediction.probabilities()) {
            json.writeStartArray();
            for (float probability : row) {
                json.writeNumber(probability);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        if (threshold.isPresent()) {
            json.writeArrayFieldStart("bits");
            for (int[] row : prediction.bits(threshold.getAsDouble())) {
                json.writeArray(row, 0, row.length);
            }
            json.writeEndArray();
        }
    }

    private void endLine() throws IOException {
        out.write('\n');
        out.flush();
    }
}
