package org.ntm4j.report.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNG files of few colours. The JDK's own writer takes a tenth of a second to load, ten times as long
 * as such a file takes to write.
 */
final class PalettePng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER = 13;
    private static final byte BIT_DEPTH = 8;
    private static final byte INDEXED = 3;

    private PalettePng() {}

    /**
     * The file.
     *
     * @param pixels {@code [height][width]}: the colour of each, as a place in the palette
     * @param palette red, green and blue of each colour in the lower bytes; at most 256
     */
    static byte[] of(byte[][] pixels, int[] palette) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(pixels[0].length).putInt(pixels.length).put(BIT_DEPTH).put(INDEXED);
        chunk("IHDR", header.array(), file);
        chunk("PLTE", colours(palette), file);
        chunk("IDAT", compressed(pixels), file);
        chunk("IEND", new byte[0], file);
        return file.toByteArray();
    }

    private static byte[] colours(int[] palette) {
        ByteBuffer bytes = ByteBuffer.allocate(3 * palette.length);
        for (int rgb : palette) {
            bytes.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
        return bytes.array();
    }

    /** Each row begins with its filter: none. */
    private static byte[] compressed(byte[][] pixels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            for (byte[] row : pixels) {
                out.write(0);
                out.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void chunk(String type, byte[] data, ByteArrayOutputStream file) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        ByteBuffer chunk =
                ByteBuffer.allocate(Integer.BYTES + name.length + data.length + Integer.BYTES);
        chunk.putInt(data.length).put(name).put(data).putInt((int) checksum.getValue());
        file.writeBytes(chunk.array());
    }
}
