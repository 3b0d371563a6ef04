package org.ntm4j.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntm4j.error.NtmException;
import org.ntm4j.tensor.Shape;

/** Reads the JSON header of a safetensors file, which may say anything. */
final class HeaderParser {
    private final Path file;
    private final JsonParser json;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<HeaderEntry> entries = new ArrayList<>();

    private HeaderParser(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * What a header says.
     *
     * @param metadata texts by key
     * @param entries in the order of the header
     */
    record Header(Map<String, String> metadata, List<HeaderEntry> entries) {}

    /**
     * @param file for errors
     * @throws NtmException {@code NTM-K003} if it is no header, or type, shape and place of a tensor do
     *     not agree
     */
    static Header parse(Path file, byte[] header) {
        JsonFactory factory =
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try (JsonParser json = factory.createParser(header)) {
            return new HeaderParser(file, json).header();
        } catch (JsonProcessingException e) {
            throw CheckpointErrors.badHeader(
                    file, CheckpointErrors.quote(e.getOriginalMessage()) + where(e));
        } catch (IOException e) {
            throw CheckpointErrors.unreadable(file, e);
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (byte " + e.getLocation().getByteOffset() + ")";
    }

    private Header header() throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT, "it must be a JSON object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(json.nextToken() == JsonToken.START_OBJECT, named(name) + " must be an object");
            if (name.equals(Safetensors.METADATA)) {
                texts();
            } else {
                entries.add(entry(name));
            }
        }
        expect(json.nextToken() == null, "something follows the JSON object");
        return new Header(metadata, entries);
    }

    private void texts() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(json.nextToken() == JsonToken.VALUE_STRING, named(key) + " must be a text");
            metadata.put(key, json.getText());
        }
    }

    private HeaderEntry entry(String name) throws IOException {
        Optional<DType> dtype = Optional.empty();
        Optional<List<Long>> shape = Optional.empty();
        Optional<List<Long>> offsets = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case Safetensors.DTYPE -> dtype = Optional.of(dtype(name));
                case Safetensors.SHAPE -> shape = Optional.of(numbers(name, key, Shape.MAX_RANK));
                case Safetensors.OFFSETS -> offsets = Optional.of(numbers(name, key, 2));
                default -> throw bad(named(name) + " has an unknown key " + named(key));
            }
        }
        return new EntryCheck(name)
                .entry(
                        present(dtype, name, Safetensors.DTYPE),
                        present(shape, name, Safetensors.SHAPE),
                        present(offsets, name, Safetensors.OFFSETS));
    }

    private <T> T present(Optional<T> part, String name, String key) {
        return part.orElseThrow(() -> bad(named(name) + " has no " + key));
    }

    private DType dtype(String name) throws IOException {
        expect(
                json.currentToken() == JsonToken.VALUE_STRING,
                named(name) + ": dtype must be a text");
        String text = json.getText();
        return DType.named(text)
                .orElseThrow(
                        () ->
                                bad(
                                        named(name)
                                                + " has dtype "
                                                + named(text)
                                                + "; this program reads F32, F64, I64 and U64"));
    }

    private List<Long> numbers(String name, String key, int most) throws IOException {
        String what = named(name) + ": " + key;
        expect(json.currentToken() == JsonToken.START_ARRAY, what + " must be a list");
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean whole =
                    json.currentToken() == JsonToken.VALUE_NUMBER_INT
                            && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                            && json.getLongValue() >= 0;
            expect(whole, what + " must hold whole numbers from 0 to 2^63-1");
            expect(numbers.size() < most, what + " must hold at most " + most + " numbers");
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    /** Whether the parts of an entry agree with each other. */
    private final class EntryCheck {
        private final String name;

        EntryCheck(String name) {
            this.name = name;
        }

        HeaderEntry entry(DType dtype, List<Long> extents, List<Long> offsets) {
            expect(offsets.size() == 2, named(name) + ": data_offsets must hold 2 numbers");
            long begin = offsets.get(0);
            long end = offsets.get(1);
            Shape shape = shape(extents);
            long bytes = (long) shape.size() * dtype.width();
            expect(
                    begin <= end && end - begin == bytes,
                    named(name)
                            + " of type "
                            + dtype
                            + " and shape "
                            + shape
                            + " takes "
                            + bytes
                            + " bytes, its data_offsets are ["
                            + begin
                            + ", "
                            + end
                            + "]");
            return new HeaderEntry(name, dtype, shape, begin, end);
        }

        private Shape shape(List<Long> extents) {
            try {
                return Shape.of(extents.stream().mapToInt(Math::toIntExact).toArray());
            } catch (ArithmeticException | IllegalArgumentException e) {
                throw bad(
                        named(name)
                                + " has shape "
                                + extents
                                + "; at most 2^31-1 elements are read");
            }
        }
    }

    private static String named(String text) {
        return '"' + CheckpointErrors.quote(text) + '"';
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw bad(otherwise);
        }
    }

    private NtmException bad(String problem) {
        return CheckpointErrors.badHeader(file, problem);
    }
}
