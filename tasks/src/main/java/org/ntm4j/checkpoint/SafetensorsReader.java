package org.ntm4j.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntm4j.tensor.HostTensor;

/**
 * Reads safetensors files. A file is untrusted: no more is allocated than its own size allows, and its
 * tensors must fill it without gap or overlap.
 */
final class SafetensorsReader {
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    private SafetensorsReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @throws org.ntm4j.error.NtmException {@code NTM-K001} to {@code NTM-K003}
     */
    static Safetensors read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SafetensorsReader(file, channel).contents();
        } catch (IOException e) {
            throw CheckpointErrors.unreadable(file, e);
        }
    }

    private Safetensors contents() throws IOException {
        long size = channel.size();
        if (size < Safetensors.LENGTH_BYTES) {
            throw CheckpointErrors.notSafetensors(
                    file, "it has " + size + " bytes, and the length of its header alone takes 8");
        }
        long headerLength = fill(Safetensors.LENGTH_BYTES).getLong();
        long most = Math.min(size - Safetensors.LENGTH_BYTES, Safetensors.MAX_HEADER);
        if (headerLength < 0 || headerLength > most) {
            throw CheckpointErrors.notSafetensors(
                    file,
                    "its header would have "
                            + Long.toUnsignedString(headerLength)
                            + " bytes, and at most "
                            + most
                            + " are possible");
        }
        byte[] header = new byte[(int) headerLength];
        readFully(ByteBuffer.wrap(header));
        HeaderParser.Header parsed = HeaderParser.parse(file, header);
        List<HeaderEntry> entries =
                parsed.entries().stream()
                        .sorted(
                                Comparator.comparingLong(HeaderEntry::begin)
                                        .thenComparingLong(HeaderEntry::end))
                        .toList();
        requireCoverage(entries, size - Safetensors.LENGTH_BYTES - headerLength);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (HeaderEntry entry : entries) {
            tensors.put(entry.name(), tensor(entry));
        }
        return new Safetensors(parsed.metadata(), tensors);
    }

    private void requireCoverage(List<HeaderEntry> entries, long available) {
        long covered = 0;
        for (HeaderEntry entry : entries) {
            if (entry.begin() != covered) {
                throw CheckpointErrors.badHeader(
                        file,
                        '"'
                                + CheckpointErrors.quote(entry.name())
                                + "\" begins at byte "
                                + entry.begin()
                                + " of the data, and what is before it ends at "
                                + covered);
            }
            covered = entry.end();
        }
        if (covered != available) {
            throw CheckpointErrors.notSafetensors(
                    file,
                    "its tensors take "
                            + covered
                            + " bytes, and "
                            + available
                            + " follow the header; the file is cut short or was changed");
        }
    }

    private StoredTensor tensor(HeaderEntry entry) throws IOException {
        int elements = entry.shape().size();
        if (entry.dtype().isReal()) {
            double[] numbers = new double[elements];
            readReals(entry.dtype(), numbers);
            return new StoredTensor.Reals(entry.dtype(), new HostTensor(entry.shape(), numbers));
        }
        long[] words = new long[elements];
        for (int i = 0; i < elements; ) {
            ByteBuffer bytes = next(DType.I64, elements - i);
            while (bytes.hasRemaining()) {
                words[i++] = bytes.getLong();
            }
        }
        return new StoredTensor.Integers(entry.dtype(), entry.shape(), words);
    }

    private void readReals(DType dtype, double[] numbers) throws IOException {
        for (int i = 0; i < numbers.length; ) {
            ByteBuffer bytes = next(dtype, numbers.length - i);
            while (bytes.hasRemaining()) {
                numbers[i++] = dtype == DType.F32 ? bytes.getFloat() : bytes.getDouble();
            }
        }
    }

    private ByteBuffer next(DType dtype, int elements) throws IOException {
        return fill(Math.min(elements, CHUNK / dtype.width()) * dtype.width());
    }

    private ByteBuffer fill(int bytes) throws IOException {
        chunk.clear().limit(bytes);
        readFully(chunk);
        return chunk.flip();
    }

    private void readFully(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw CheckpointErrors.notSafetensors(file, "it became shorter while it was read");
            }
        }
    }
}
