package org.ntm4j.task.file;

import java.util.Arrays;

/**
 * Where the lines of a file are. Lines are taken together to blocks of a few kilobytes, and twelve bytes
 * are held for each block, so that the index is a small part of any file, however short its lines are.
 */
final class LineIndex {
    /** Of a block, in bytes; a longer line is a block by itself. */
    static final int BLOCK = 1 << 12;

    private static final int FIRST_CAPACITY = 256;
    private static final int MAX_LINES = Integer.MAX_VALUE - 8;

    private long[] starts = new long[FIRST_CAPACITY];
    private int[] firstLines = new int[FIRST_CAPACITY];
    private int blocks;
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
        if (blocks == 0 || start + length - starts[blocks - 1] > BLOCK) {
            if (blocks == starts.length) {
                int more = (int) Math.min(MAX_LINES, 2L * blocks);
                starts = Arrays.copyOf(starts, more);
                firstLines = Arrays.copyOf(firstLines, more);
            }
            starts[blocks] = start;
            firstLines[blocks++] = size;
        }
        size++;
        end = start + length;
    }

    /** How many lines there are. */
    int size() {
        return size;
    }

    /** The block that line {@code i}, counted from 0, is in. */
    int block(int i) {
        int found = Arrays.binarySearch(firstLines, 0, blocks, i);
        return found < 0 ? -found - 2 : found;
    }

    /** Where a block starts, in bytes from the beginning of the file. */
    long start(int block) {
        return starts[block];
    }

    /** How long a block is, the ends of its lines included but for the last of the file. */
    int length(int block) {
        return (int) ((block + 1 < blocks ? starts[block + 1] : end) - starts[block]);
    }

    /** The first line of a block, counted from 0. */
    int firstLine(int block) {
        return firstLines[block];
    }
}
