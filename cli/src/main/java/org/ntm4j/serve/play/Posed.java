package org.ntm4j.serve.play;

import java.util.Arrays;
import org.ntm4j.episode.EpisodeBatch;

/**
 * A sequence that a model is shown, and what would be right.
 *
 * @param inputs {@code [T][X]}
 * @param targets {@code [T][Y]}
 * @param mask {@code [T]}: 0 where no answer is due
 */
record Posed(float[][] inputs, float[][] targets, float[] mask) {
    /** A sequence of zeros, to be filled. */
    static Posed zeros(int steps, int inputWidth, int outputWidth) {
        return new Posed(
                new float[steps][inputWidth], new float[steps][outputWidth], new float[steps]);
    }

    /** The first sequence of a batch. */
    static Posed of(EpisodeBatch drawn) {
        Posed posed = zeros(drawn.steps(), drawn.inputWidth(), drawn.outputWidth());
        for (int t = 0; t < drawn.steps(); t++) {
            int input = drawn.inputIndex(t, 0, 0);
            int target = drawn.targetIndex(t, 0, 0);
            posed.inputs[t] = Arrays.copyOfRange(drawn.inputs(), input, input + drawn.inputWidth());
            posed.targets[t] =
                    Arrays.copyOfRange(drawn.targets(), target, target + drawn.outputWidth());
            posed.mask[t] = drawn.mask()[drawn.maskIndex(t, 0)];
        }
        return posed;
    }

    int steps() {
        return mask.length;
    }

    /** Shows numbers at a step, from channel 0 on. */
    void show(int step, float[] numbers) {
        System.arraycopy(numbers, 0, inputs[step], 0, numbers.length);
    }

    /** Shows a number on a channel. */
    void show(int step, int channel, float number) {
        inputs[step][channel] = number;
    }

    /** Wants numbers at a step, from channel 0 on; what is not named is to be 0. */
    void want(int step, float[] numbers) {
        System.arraycopy(numbers, 0, targets[step], 0, numbers.length);
        mask[step] = 1;
    }

    /** Wants a number on a channel. */
    void want(int step, int channel, float number) {
        targets[step][channel] = number;
        mask[step] = 1;
    }
}
