package org.ntm4j.task.file;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntm4j.config.Location;

/**
 * What one line holds, each part right by itself. Made into a sequence if the parts fit together.
 *
 * @param start of the line
 * @param input {@code [T][X]}; null if there is none
 * @param target {@code [T][Y]}; null if there is none
 * @param mask {@code [T]}; null if there is none
 */
record LineParts(
        Location start,
        float @Nullable [][] input,
        float @Nullable [][] target,
        float @Nullable [] mask) {

    /**
     * A sequence to learn from: with a target.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D003} to {@code NTM-D005}
     */
    FileSequence toFileSequence() {
        float[][] inputs = inputs();
        float[][] targets = present("target", target);
        return new FileSequence(inputs, fitting(targets, inputs.length), weights(inputs.length));
    }

    /**
     * A sequence to answer. Without a target its mask says nothing, but must be right all the same.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D003} to {@code NTM-D005}
     */
    InputSequence toInputSequence() {
        float[][] inputs = inputs();
        float[][] targets = target;
        if (targets == null) {
            requireSteps(inputs.length, mask == null ? inputs.length : mask.length, "mask");
            return new InputSequence(inputs, Optional.empty());
        }
        return new InputSequence(
                inputs,
                Optional.of(
                        new InputSequence.Answer(
                                fitting(targets, inputs.length), weights(inputs.length))));
    }

    private float[][] inputs() {
        float[][] inputs = present("input", input);
        if (inputs.length == 0) {
            throw DataErrors.misshapen(start, "input has no rows");
        }
        return inputs;
    }

    private float[][] present(String name, float @Nullable [][] rows) {
        if (rows == null) {
            throw DataErrors.malformed(start, name + " is missing");
        }
        return rows;
    }

    private float[][] fitting(float[][] targets, int steps) {
        requireSteps(steps, targets.length, "target");
        return targets;
    }

    private float[] weights(int steps) {
        float[] weights = mask == null ? ones(steps) : mask;
        requireSteps(steps, weights.length, "mask");
        for (float weight : weights) {
            if (weight > 0) {
                return weights;
            }
        }
        throw DataErrors.badNumber(start, "mask is 0 at every step; at least one must be scored");
    }

    private static float[] ones(int steps) {
        float[] ones = new float[steps];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void requireSteps(int wanted, int steps, String name) {
        if (steps != wanted) {
            throw DataErrors.misshapen(
                    start,
                    name
                            + " has "
                            + steps
                            + (name.equals("mask") ? " numbers" : " rows")
                            + " and input "
                            + wanted
                            + " rows; every step needs one of each (rows of 0 where nothing is shown,"
                            + " a mask of 0 where no answer is due)");
        }
    }
}
