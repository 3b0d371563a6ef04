package org.ntm4j.model;

import java.util.Arrays;
import org.ntm4j.episode.EpisodeBatch;

/**
 * How many sequences of a batch are not over at a step. Those are the first ones of the batch; what a model
 * computes of the others changes no result and no gradient, so that it may leave them out.
 */
public final class RunningSequences {
    private final int[] counts;
    private final int batch;

    private RunningSequences(int[] counts, int batch) {
        this.counts = counts;
        this.batch = batch;
    }

    /** All sequences at every step. */
    public static RunningSequences all(int steps, int batch) {
        int[] counts = new int[steps];
        Arrays.fill(counts, batch);
        return new RunningSequences(counts, batch);
    }

    /**
     * Those that an answer is due from at that step or later.
     *
     * @param episodes as {@link EpisodeBatch#longestFirst} orders them
     * @throws IllegalArgumentException if they are in another order
     */
    public static RunningSequences of(EpisodeBatch episodes) {
        int[] counts = new int[episodes.steps()];
        int[] ends = episodes.ends();
        for (int b = 0; b < ends.length; b++) {
            if (b > 0 && ends[b] > ends[b - 1]) {
                throw new IllegalArgumentException(
                        "sequence " + b + " is over later than the one before it");
            }
            for (int t = 0; t < ends[b]; t++) {
                counts[t]++;
            }
        }
        return new RunningSequences(counts, episodes.batch());
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
}
