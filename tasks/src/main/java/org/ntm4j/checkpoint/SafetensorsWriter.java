package org.ntm4j.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Writes safetensors files as the reference implementation does: the widest elements first, then by
 * name, the header padded with spaces. Equal contents give equal bytes.
 */
final class SafetensorsWriter {
    private static final int CHUNK = 1 << 16;
    private static final byte PADDING = ' ';

    private final WritableByteChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    private SafetensorsWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    static void write(WritableByteChannel channel, Safetensors contents) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter(channel);
        List<Map.Entry<String, StoredTensor>> tensors =
                contents.tensors().entrySet().stream().sorted(order()).toList();
        writer.header(header(contents.metadata(), tensors));
        for (Map.Entry<String, StoredTensor> entry : tensors) {
            writer.tensor(entry.getValue());
        }
        writer.flush();
    }

    private static Comparator<Map.Entry<String, StoredTensor>> order() {
        return Comparator.<Map.Entry<String, StoredTensor>>comparingInt(
                        entry -> -entry.getValue().dtype().width())
                .thenComparing(Map.Entry.comparingByKey());
    }

    private static byte[] header(
            Map<String, String> metadata, List<Map.Entry<String, StoredTensor>> tensors)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart(Safetensors.METADATA);
            for (Map.Entry<String, String> text : metadata.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
            long offset = 0;
            for (Map.Entry<String, StoredTensor> entry : tensors) {
                offset = entry(json, entry.getKey(), entry.getValue(), offset);
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static long entry(JsonGenerator json, String name, StoredTensor tensor, long begin)
            throws IOException {
        long end = begin + (long) tensor.shape().size() * tensor.dtype().width();
        int[] extents = tensor.shape().toArray();
        json.writeObjectFieldStart(name);
        json.writeStringField(Safetensors.DTYPE, tensor.dtype().name());
        json.writeFieldName(Safetensors.SHAPE);
        json.writeArray(extents, 0, extents.length);
        json.writeFieldName(Safetensors.OFFSETS);
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
        return end;
    }

    private void header(byte[] header) throws IOException {
        int padded = -Math.floorDiv(-header.length, Safetensors.ALIGNMENT) * Safetensors.ALIGNMENT;
        byte[] whole = Arrays.copyOf(header, padded);
        Arrays.fill(whole, header.length, padded, PADDING);
        room(Long.BYTES).putLong(padded);
        flush();
        AtomicFile.writeFully(channel, ByteBuffer.wrap(whole));
    }

    private void tensor(StoredTensor tensor) throws IOException {
        if (tensor instanceof StoredTensor.Reals reals) {
            for (double number : reals.tensor().data()) {
                real(reals.dtype(), number);
            }
        } else if (tensor instanceof StoredTensor.Integers integers) {
            for (long word : integers.elements()) {
                room(Long.BYTES).putLong(word);
            }
        }
    }

    private void real(DType dtype, double number) throws IOException {
        ByteBuffer target = room(dtype.width());
        if (dtype == DType.F32) {
            target.putFloat((float) number);
        } else {
            target.putDouble(number);
        }
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (chunk.remaining() < bytes) {
            flush();
        }
        return chunk;
    }

    private void flush() throws IOException {
        AtomicFile.writeFully(channel, chunk.flip());
        chunk.clear();
    }
}
