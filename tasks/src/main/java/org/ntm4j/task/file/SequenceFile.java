package org.ntm4j.task.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.util.Arrays;
import org.ntm4j.config.Location;

/**
 * A JSON Lines file of sequences, open for reading any of them. When it is opened every line is read and
 * checked once and its place noted, so that mistakes come to light before a run begins; memory holds the
 * places only. The file must not change while it is open.
 */
final class SequenceFile implements AutoCloseable {
    private final String name;
    private final RandomAccessFile file;
    private final SequenceParser parser;
    private final LineIndex index;
    private final RowWidths widths;
    private byte[] block = new byte[2 * LineIndex.BLOCK];

    private SequenceFile(
            String name,
            RandomAccessFile file,
            SequenceParser parser,
            LineIndex index,
            RowWidths widths) {
        this.name = name;
        this.file = file;
        this.parser = parser;
        this.index = index;
        this.widths = widths;
    }

    /**
     * Opens a file and checks all of it.
     *
     * @param limit of a sequence
     * @param expected lengths of the rows; what is not known is taken from the first line
     * @throws org.ntm4j.error.NtmException {@code NTM-D001} to {@code NTM-D007}
     */
    static SequenceFile open(String name, StepLimit limit, RowWidths expected) {
        RandomAccessFile file = DataPaths.openAtRandom(name);
        try {
            SequenceParser parser = new SequenceParser(name, limit);
            LineIndex index = new LineIndex();
            RowWidths widths = scan(name, file, parser, index, expected);
            if (index.size() == 0) {
                throw DataErrors.noSequences(name);
            }
            return new SequenceFile(name, file, parser, index, widths);
        } catch (IOException e) {
            close(file);
            throw DataErrors.unreadable(name, e);
        } catch (RuntimeException e) {
            close(file);
            throw e;
        }
    }

    /**
     * The lengths of the rows of a file, by its first sequence.
     *
     * @param expected what is known of them
     * @throws org.ntm4j.error.NtmException {@code NTM-D001} to {@code NTM-D007}
     */
    static RowWidths widths(String name, StepLimit limit, RowWidths expected) {
        try (RandomAccessFile file = DataPaths.openAtRandom(name)) {
            LineScanner lines = new LineScanner(name, stream(file));
            while (lines.next()) {
                if (!lines.isBlank()) {
                    return widthsOf(parse(new SequenceParser(name, limit), lines, expected));
                }
            }
            throw DataErrors.noSequences(name);
        } catch (IOException e) {
            throw DataErrors.unreadable(name, e);
        }
    }

    private static InputStream stream(RandomAccessFile file) {
        return Channels.newInputStream(file.getChannel());
    }

    private static RowWidths scan(
            String name,
            RandomAccessFile file,
            SequenceParser parser,
            LineIndex index,
            RowWidths expected)
            throws IOException {
        LineScanner lines = new LineScanner(name, stream(file));
        RowWidths widths = expected;
        while (lines.nextFilled()) {
            requireRoom(name, index);
            FileSequence sequence = parse(parser, lines, widths);
            widths = index.size() == 0 ? widthsOf(sequence) : widths;
            index.add(lines.start(), lines.length());
        }
        return widths;
    }

    private static void requireRoom(String name, LineIndex index) {
        if (index.isFull()) {
            throw DataErrors.tooLarge(
                    new Location(name, index.size(), 1), "more than 2^31-9 lines; divide the file");
        }
    }

    private static FileSequence parse(
            SequenceParser parser, LineScanner lines, RowWidths expected) {
        return parser.parse(lines.bytes(), lines.length(), lines.number(), expected)
                .toFileSequence();
    }

    private static RowWidths widthsOf(FileSequence first) {
        return new RowWidths(first.input()[0].length, first.target()[0].length, "line 1 has");
    }

    /** How many sequences there are. */
    int size() {
        return index.size();
    }

    /** The lengths of all rows. */
    RowWidths widths() {
        return widths;
    }

    /** Reads sequence {@code i}, counted from 0. */
    FileSequence read(int i) {
        int number = index.block(i);
        int length = index.length(number);
        if (length > block.length) {
            block = new byte[length];
        }
        try {
            file.seek(index.start(number));
            file.readFully(block, 0, length);
        } catch (EOFException e) {
            throw DataErrors.unreadable(
                    name, "is shorter than it was; it must not change while a run reads it");
        } catch (IOException e) {
            throw DataErrors.unreadable(name, e);
        }
        int start = 0;
        for (int line = index.firstLine(number); line < i; line++) {
            start = Math.min(length, endOfLine(start, length) + 1);
        }
        byte[] line = Arrays.copyOfRange(block, start, endOfLine(start, length));
        return parser.parse(line, line.length, i + 1, widths).toFileSequence();
    }

    private int endOfLine(int start, int length) {
        int end = start;
        while (end < length && block[end] != '\n') {
            end++;
        }
        return end;
    }

    @Override
    public void close() {
        close(file);
    }

    private static void close(RandomAccessFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new IllegalStateException("a file that was only read can't be closed", e);
        }
    }
}
