package org.ntm4j.task.file;

import java.util.Optional;

/**
 * A sequence that a model is to answer.
 *
 * @param input {@code [T][X]}
 * @param answer what would be right, where that is known
 */
public record InputSequence(float[][] input, Optional<Answer> answer) {
    /**
     * What would be right.
     *
     * @param target {@code [T][Y]}, in [0, 1]
     * @param mask {@code [T]}, in [0, 1], not 0 throughout: the weight of each step in the cost
     */
    public record Answer(float[][] target, float[] mask) {}
}
