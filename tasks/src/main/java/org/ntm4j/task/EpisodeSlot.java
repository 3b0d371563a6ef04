package org.ntm4j.task;

import org.ntm4j.episode.EpisodeBatch;

/**
 * One sequence of a batch, to be filled; writes into the batch's arrays.
 *
 * @param batch that it is in
 * @param sequence b, counted from 0
 */
public record EpisodeSlot(EpisodeBatch batch, int sequence) {
    /** Shows {@code value} on channel {@code x} of the input at step {@code t}. */
    public void show(int t, int x, float value) {
        batch.inputs()[batch.inputIndex(t, sequence, x)] = value;
    }

    /** Shows a vector on channels 0 and up of the input at step {@code t}. */
    public void show(int t, float[] vector) {
        System.arraycopy(
                vector, 0, batch.inputs(), batch.inputIndex(t, sequence, 0), vector.length);
    }

    /** Wants {@code value} on channel {@code y} of the output at step {@code t}, and scores the step. */
    public void want(int t, int y, float value) {
        batch.targets()[batch.targetIndex(t, sequence, y)] = value;
        score(t, 1);
    }

    /** Wants a vector on channels 0 and up of the output at step {@code t}, and scores the step. */
    public void want(int t, float[] vector) {
        System.arraycopy(
                vector, 0, batch.targets(), batch.targetIndex(t, sequence, 0), vector.length);
        score(t, 1);
    }

    /** Gives step {@code t} a weight in the cost. */
    public void score(int t, float weight) {
        batch.mask()[batch.maskIndex(t, sequence)] = weight;
    }
}
