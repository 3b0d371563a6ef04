package org.ntm4j.tensor;

/**
 * The extents of an episode of a machine that some backends compute as a whole: a controller of one layer, a
 * memory, and what comes first at a time step.
 *
 * @param steps T
 * @param batch B
 * @param inputs X
 * @param hidden H
 * @param network what the controller is
 * @param layout the heads
 * @param locations N, at least 1
 * @param writeFirst whether a step writes, then reads what it wrote; else it reads, then writes
 */
public record EpisodePlan(
        int steps,
        int batch,
        int inputs,
        int hidden,
        Network network,
        HeadLayout layout,
        int locations,
        boolean writeFirst) {
    /** A controller of one layer. */
    public enum Network {
        /** {@code h = tanh(x·w + b)} of {@code [x, read vectors]}. */
        FEEDFORWARD,
        /** An LSTM cell without peepholes, gates in the order i, f, g, o, of {@code [x, read vectors, h]}. */
        LSTM
    }

    /**
     * @throws IllegalArgumentException if an extent is negative or there is no location
     */
    public EpisodePlan {
        if (steps < 0 || batch < 0 || inputs < 0 || hidden < 0 || locations < 1) {
            throw new IllegalArgumentException(
                    "an episode has no negative extents and at least one location; got "
                            + steps
                            + " steps, batch "
                            + batch
                            + ", "
                            + inputs
                            + " inputs, "
                            + hidden
                            + " units, "
                            + locations
                            + " locations");
        }
    }

    /** R·M: the length of all read vectors. */
    public int readWidth() {
        return layout.readHeads() * layout.memoryWidth();
    }

    /** C: the numbers of the controller's own state, H of an LSTM, 0 of a feedforward network. */
    public int stateWidth() {
        return network == Network.LSTM ? hidden : 0;
    }

    /** I: what the controller reads, {@code X + R·M + C}. */
    public int inputWidth() {
        return inputs + readWidth() + stateWidth();
    }

    /** G: the controller's pre-activations, H or 4H. */
    public int gateWidth() {
        return network == Network.LSTM ? 4 * hidden : hidden;
    }

    /** F: what the output layer reads, {@code H + R·M}. */
    public int featureWidth() {
        return hidden + readWidth();
    }
}
