package org.ntm4j.report.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * TensorFlow's records: a length of 8 bytes, its checksum, as many bytes, their checksum; all numbers
 * little-endian.
 */
final class Records {
    private static final int LENGTH = Long.BYTES;
    private static final int CHECKSUM = Integer.BYTES;
    private static final int HEAD = LENGTH + CHECKSUM;
    private static final int MASK = 0xa282ead8;

    private Records() {}

    /** A record with some content. */
    static byte[] of(byte[] content) {
        ByteBuffer record =
                ByteBuffer.allocate(HEAD + content.length + CHECKSUM)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(content.length);
        record.putInt(checksum(record.array(), 0, LENGTH));
        record.put(content);
        record.putInt(checksum(record.array(), HEAD, content.length));
        return record.array();
    }

    /**
     * Reads the next record.
     *
     * @param bytes stays where it is unless there is a whole one
     * @return its content; nothing if the rest is no whole record with the right checksums
     */
    static Optional<byte[]> next(ByteBuffer bytes) {
        ByteBuffer rest = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (rest.remaining() < HEAD + CHECKSUM) {
            return Optional.empty();
        }
        byte[] head = new byte[LENGTH];
        rest.get(0, head);
        long length = rest.getLong(0);
        if (rest.getInt(LENGTH) != checksum(head, 0, LENGTH)
                || length < 0
                || length > rest.remaining() - HEAD - CHECKSUM) {
            return Optional.empty();
        }
        byte[] content = new byte[(int) length];
        rest.get(HEAD, content);
        if (rest.getInt(HEAD + content.length) != checksum(content, 0, content.length)) {
            return Optional.empty();
        }
        bytes.position(bytes.position() + HEAD + content.length + CHECKSUM);
        return Optional.of(content);
    }

    /** The CRC, turned so that checksums of checksums are worth something. */
    private static int checksum(byte[] bytes, int from, int count) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, count);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }
}
