package org.ntm4j.task.file;

/**
 * A sequence as it is in a file.
 *
 * @param input {@code [T][X]}
 * @param target {@code [T][Y]}, in [0, 1]
 * @param mask {@code [T]}, in [0, 1], not 0 throughout
 */
record FileSequence(float[][] input, float[][] target, float[] mask) {
    /** T. */
    int steps() {
        return mask.length;
    }
}
