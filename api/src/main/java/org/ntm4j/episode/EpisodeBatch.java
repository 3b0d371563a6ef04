package org.ntm4j.episode;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Episodes side by side, each padded at its end to the longest.
 *
 * @param batch B, at least 1
 * @param steps T, of the longest episode
 * @param inputWidth X
 * @param outputWidth Y
 * @param inputs {@code [T, B, X]}; 0 where an episode is over
 * @param targets {@code [T, B, Y]}, in [0, 1]; 0 where the mask is 0
 * @param mask {@code [T, B]}: weight of a step in the cost; 0 where no answer is due
 */
public record EpisodeBatch(
        int batch,
        int steps,
        int inputWidth,
        int outputWidth,
        float[] inputs,
        float[] targets,
        float[] mask) {
    /** An all-zero batch, to be filled. */
    public static EpisodeBatch zeros(int batch, int steps, int inputWidth, int outputWidth) {
        return new EpisodeBatch(
                batch,
                steps,
                inputWidth,
                outputWidth,
                new float[steps * batch * inputWidth],
                new float[steps * batch * outputWidth],
                new float[steps * batch]);
    }

    /**
     * @throws IllegalArgumentException if an array's length does not fit
     */
    public EpisodeBatch {
        if (batch < 1
                || inputs.length != steps * batch * inputWidth
                || targets.length != steps * batch * outputWidth
                || mask.length != steps * batch) {
            throw new IllegalArgumentException(
                    "arrays do not fit " + batch + " episodes of " + steps + " steps");
        }
    }

    /** Where channel {@code x} of the input of sequence {@code b} at step {@code t} is. */
    public int inputIndex(int t, int b, int x) {
        return (t * batch + b) * inputWidth + x;
    }

    /** Where channel {@code y} of the target of sequence {@code b} at step {@code t} is. */
    public int targetIndex(int t, int b, int y) {
        return (t * batch + b) * outputWidth + y;
    }

    /** Where the mask of sequence {@code b} at step {@code t} is. */
    public int maskIndex(int t, int b) {
        return t * batch + b;
    }

    /** The first step at which any answer is due; T if none is. */
    public int firstScoredStep() {
        int i = 0;
        while (i < mask.length && mask[i] == 0) {
            i++;
        }
        return i / batch;
    }

    /** One more than the last step at which any answer is due; 0 if none is. */
    public int endOfScoredSteps() {
        int i = mask.length;
        while (i > 0 && mask[i - 1] == 0) {
            i--;
        }
        return (i + batch - 1) / batch;
    }

    /** For each sequence, one more than the last step at which an answer is due; 0 if none is: {@code [B]}. */
    public int[] ends() {
        int[] ends = new int[batch];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0) {
                ends[i % batch] = i / batch + 1;
            }
        }
        return ends;
    }

    /**
     * The same episodes in falling order of {@link #ends}, so that those that are not over at a step are the
     * first ones; this batch if it is in that order.
     */
    public EpisodeBatch longestFirst() {
        if (batch == 1) {
            return this;
        }
        int[] ends = ends();
        if (isFalling(ends)) {
            return this;
        }
        int[] order =
                IntStream.range(0, batch)
                        .boxed()
                        .sorted(Comparator.comparingInt(b -> -ends[b]))
                        .mapToInt(b -> b)
                        .toArray();
        EpisodeBatch sorted = zeros(batch, steps, inputWidth, outputWidth);
        reorder(inputs, sorted.inputs, inputWidth, order);
        reorder(targets, sorted.targets, outputWidth, order);
        reorder(mask, sorted.mask, 1, order);
        return sorted;
    }

    private static boolean isFalling(int[] ends) {
        for (int b = 1; b < ends.length; b++) {
            if (ends[b] > ends[b - 1]) {
                return false;
            }
        }
        return true;
    }

    private void reorder(float[] from, float[] to, int width, int[] order) {
        for (int row = 0; row < steps * batch; row++) {
            int source = row - row % batch + order[row % batch];
            System.arraycopy(from, source * width, to, row * width, width);
        }
    }
}
