package org.ntm4j.task.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.ntm4j.config.Location;

/** Goes through the lines of a file once, holding one of them at a time. */
final class LineScanner {
    /** Of a line; holds more numbers than a sequence may reasonably have. */
    static final int MAX_LINE = 1 << 26;

    private static final int BUFFER = 1 << 16;

    private final String source;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long read;
    private byte[] line = new byte[BUFFER];
    private int length;
    private long start;
    private long number;

    /**
     * @param source what errors call the file
     * @param in at its beginning; not closed. No more is waited for than the end of a line
     */
    LineScanner(String source, InputStream in) {
        this.source = source;
        this.in = in;
    }

    /** Goes on to the next line; false if there is none. */
    boolean next() throws IOException {
        length = 0;
        start = read - (end - at);
        number++;
        boolean found = false;
        boolean ended = false;
        while (!ended && (at < end || fill())) {
            found = true;
            int newline = at;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            append(newline);
            ended = newline < end;
            at = ended ? newline + 1 : newline;
        }
        return found;
    }

    /**
     * Goes on to the next line that holds something; false if there is none. Nothing but white space may
     * follow the last such line, and must not come before it.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D003} if there is an empty line between others
     */
    boolean nextFilled() throws IOException {
        long blank = 0;
        while (next()) {
            if (!isBlank()) {
                if (blank > 0) {
                    throw DataErrors.malformed(
                            place(blank), "an empty line; every line must hold a sequence");
                }
                return true;
            }
            blank = blank == 0 ? number : blank;
        }
        return false;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        read += end;
        return end > 0;
    }

    private void append(int to) {
        int more = to - at;
        if (length + more > MAX_LINE) {
            throw DataErrors.tooLarge(
                    location(),
                    "a line of more than " + MAX_LINE + " bytes; a sequence must be shorter");
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(buffer, at, line, length, more);
        length += more;
    }

    /** The bytes of the line, without its end; only the first {@link #length()} count. */
    byte[] bytes() {
        return line;
    }

    /** How many bytes the line has. */
    int length() {
        return length;
    }

    /** Whether there is nothing on the line but white space. */
    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Where the line starts, in bytes from the beginning of the file. */
    long start() {
        return start;
    }

    /** Which line it is, counted from 1. */
    long number() {
        return number;
    }

    /** Where the line starts, for an error. */
    Location location() {
        return place(number);
    }

    private Location place(long line) {
        return new Location(source, (int) Math.min(Integer.MAX_VALUE, line), 1);
    }
}
