package org.ntm4j.backend.cpu.episode;

import org.ntm4j.tensor.RunningSequences;

/**
 * The memories that are kept for the backward pass: of every {@link #INTERVAL}-th step, before it. Those between are
 * computed again from what the heads wrote, which costs less than to write all of them out and to read them back.
 * They lie behind the rows of {@link SavedLayout}, in the order of steps.
 */
final class Checkpoints {
    /** Steps from one memory that is kept to the next. */
    static final int INTERVAL = 8;

    private final float[] array;
    private final int offset;
    private final int size;
    private final int[] firstIndices;

    /**
     * @param offset where the first begins
     * @param size how long each is
     */
    Checkpoints(float[] array, int offset, int size, RunningSequences running, int steps) {
        this.array = array;
        this.offset = offset;
        this.size = size;
        firstIndices = new int[steps / INTERVAL + 1];
        for (int s = 2; s < firstIndices.length; s++) {
            firstIndices[s] = firstIndices[s - 1] + running.at((s - 1) * INTERVAL);
        }
    }

    /** How much longer rows must be for what is kept of memories of that size to have place behind them. */
    static long widthOf(long size) {
        return (size + INTERVAL - 1) / INTERVAL;
    }

    float[] array() {
        return array;
    }

    /** Where the memory of a sequence before step {@code segment · INTERVAL} lies; not of the start. */
    int at(int segment, int sequence) {
        return offset + (firstIndices[segment] + sequence) * size;
    }
}
