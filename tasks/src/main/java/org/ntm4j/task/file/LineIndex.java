package org.ntm4j.task.file;

import java.util.Arrays;

/** Where the lines of a file are: eight bytes a line. */
final class LineIndex {
    private static final int FIRST_CAPACITY = 1_024;
    private static final int MAX_LINES = Integer.MAX_VALUE - 8;

    private long[] starts = new long[FIRST_CAPACITY];
    private int size;
    private long end;

    /** Whether no further line can be added. */
    boolean isFull() {
        return size == MAX_LINES;
    }

    /**
     * Adds the next line.
     *
     * @param start in bytes from the beginning of the file
     * @param length in bytes
     */
    void add(long start, int length) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, (int) Math.min(MAX_LINES, 2L * size));
        }
        starts[size++] = start;
        end = start + length;
    }

    /** How many lines there are. */
    int size() {
        return size;
    }

    /** Where line {@code i}, counted from 0, starts. */
    long start(int i) {
        return starts[i];
    }

    /** How long line {@code i} is, its end included if a line follows. */
    int length(int i) {
        return (int) ((i + 1 < size ? starts[i + 1] : end) - starts[i]);
    }
}
