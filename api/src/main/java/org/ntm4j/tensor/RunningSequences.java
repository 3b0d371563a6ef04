package org.ntm4j.tensor;

import java.util.Arrays;

/**
 * How many sequences of a batch are not over at a step. Those are the first ones of the batch; what a model
 * computes of the others changes no result and no gradient, so that it may leave them out.
 *
 * <p>The rows of the running sequences alone, step by step, are <i>packed</i>: {@link #rows()} of them, those
 * of a step from {@link #firstRow} on.
 */
public final class RunningSequences {
    private final int[] counts;
    private final int[] firstRows;
    private final int batch;

    private RunningSequences(int[] counts, int batch) {
        this.counts = counts;
        this.batch = batch;
        firstRows = new int[counts.length + 1];
        for (int t = 0; t < counts.length; t++) {
            firstRows[t + 1] = firstRows[t] + counts[t];
        }
    }

    /** All sequences at every step. */
    public static RunningSequences all(int steps, int batch) {
        int[] counts = new int[steps];
        Arrays.fill(counts, batch);
        return new RunningSequences(counts, batch);
    }

    /**
     * Sequences that are over before the last step.
     *
     * @param steps T
     * @param ends for each sequence the step that it is over at, 0 to T; never rises
     * @throws IllegalArgumentException if a sequence is over later than the one before it, or than T
     */
    public static RunningSequences endingAt(int steps, int[] ends) {
        int[] counts = new int[steps];
        for (int b = 0; b < ends.length; b++) {
            if (ends[b] > (b > 0 ? ends[b - 1] : steps)) {
                throw new IllegalArgumentException(
                        "sequence " + b + " is over later than the one before it");
            }
            for (int t = 0; t < ends[b]; t++) {
                counts[t]++;
            }
        }
        return new RunningSequences(counts, ends.length);
    }

    /** Those of the steps from {@code from} to before {@code to}, which count from 0. */
    public RunningSequences range(int from, int to) {
        return from == 0 && to == counts.length
                ? this
                : new RunningSequences(Arrays.copyOfRange(counts, from, to), batch);
    }

    /** The number of sequences that are not over at step {@code t}; never rises with {@code t}. */
    public int at(int t) {
        return counts[t];
    }

    /** B: the number of sequences. */
    public int batch() {
        return batch;
    }

    /** The number of steps at which any sequence is not over. */
    public int steps() {
        int steps = counts.length;
        while (steps > 0 && counts[steps - 1] == 0) {
            steps--;
        }
        return steps;
    }

    /** Whether every sequence runs to the last step. */
    public boolean isAll() {
        return counts.length == 0 || counts[counts.length - 1] == batch;
    }

    /** Where the packed rows of step {@code t} begin; {@code t} may be T. */
    public int firstRow(int t) {
        return firstRows[t];
    }

    /** The number of packed rows: of running sequences, over all steps. */
    public int rows() {
        return firstRows[counts.length];
    }
}
