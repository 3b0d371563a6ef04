package org.ntm4j.task.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
     * @param maxSteps of a sequence
     * @param expected lengths of the rows; what is not known is taken from the first line
     * @throws org.ntm4j.error.NtmException {@code NTM-D001} to {@code NTM-D007}
     */
    static SequenceFile open(String name, int maxSteps, RowWidths expected) {
        RandomAccessFile file = openFile(name);
        try {
            SequenceParser parser = new SequenceParser(name, maxSteps);
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
    static RowWidths widths(String name, int maxSteps, RowWidths expected) {
        try (RandomAccessFile file = openFile(name)) {
            LineScanner lines = new LineScanner(name, file);
            while (lines.next()) {
                if (!lines.isBlank()) {
                    return widthsOf(parse(new SequenceParser(name, maxSteps), lines, expected));
                }
            }
            throw DataErrors.noSequences(name);
        } catch (IOException e) {
            throw DataErrors.unreadable(name, e);
        }
    }

    private static RandomAccessFile openFile(String name) {
        if (name.isEmpty()) {
            throw DataErrors.noPath();
        }
        try {
            Path path = Path.of(name);
            if (Files.notExists(path)) {
                throw DataErrors.unreadable(name, "there is no such file");
            }
            if (Files.isDirectory(path)) {
                throw DataErrors.unreadable(name, "a folder; it must be a file");
            }
            return new RandomAccessFile(path.toFile(), "r");
        } catch (InvalidPathException e) {
            throw DataErrors.unreadable(name, "no file can have this name: " + e.getReason());
        } catch (IOException e) {
            throw DataErrors.unreadable(name, e);
        }
    }

    private static RowWidths scan(
            String name,
            RandomAccessFile file,
            SequenceParser parser,
            LineIndex index,
            RowWidths expected)
            throws IOException {
        LineScanner lines = new LineScanner(name, file);
        RowWidths widths = expected;
        long blank = 0;
        while (lines.next()) {
            if (lines.isBlank()) {
                blank = blank == 0 ? lines.number() : blank;
                continue;
            }
            if (blank > 0) {
                throw DataErrors.malformed(
                        new Location(name, (int) blank, 1),
                        "an empty line; every line must hold a sequence");
            }
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
        return parser.parse(lines.bytes(), lines.length(), (int) lines.number(), expected);
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
        byte[] line = new byte[index.length(i)];
        try {
            file.seek(index.start(i));
            file.readFully(line);
        } catch (IOException e) {
            throw DataErrors.unreadable(name, e);
        }
        return parser.parse(line, line.length, i + 1, widths);
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
