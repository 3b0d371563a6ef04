package org.ntm4j.backend.cuda.internal;

import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.EpisodePlan;

/**
 * What a block of {@code episode_forward} and {@code episode_backward} needs, as {@code episode.cuh} divides it.
 *
 * @param threads of a block, a multiple of 32
 */
record EpisodeSize(EpisodePlan plan, int threads) {
    private static final int WARP = 32;

    /** Two numbers for each of 32 warps. */
    private static final int EXCHANGE = 64;

    /** V: the memory after a step; three weightings of each head; the cell of an LSTM. */
    long savedWidth() {
        long locations = plan.locations();
        return (plan.layout().memoryWidth() + 3L * plan.layout().heads()) * locations
                + plan.stateWidth();
    }

    /** How many heads of a group are taken at a time. */
    int teams() {
        int group = Math.max(plan.layout().readHeads(), plan.layout().writeHeads());
        int teams = 1;
        while (teams < group && 2 * teams <= threads / WARP) {
            teams *= 2;
        }
        return teams;
    }

    /** Memory, its norms and the weightings. */
    private long machine() {
        long locations = plan.locations();
        return (plan.layout().memoryWidth() + 1L + plan.layout().heads()) * locations;
    }

    /** Shared memory of the forward pass. */
    long forwardBytes() {
        long planes = (long) teams() * AddressingPlanes.COUNT * plan.locations();
        long vectors =
                (long) plan.inputWidth()
                        + plan.gateWidth()
                        + plan.hidden()
                        + plan.layout().width()
                        + plan.stateWidth();
        return Float.BYTES * (EXCHANGE + threads + machine() + planes + vectors);
    }

    /** Shared memory of the backward pass, which is more. */
    long backwardBytes() {
        long planes = (AddressingPlanes.COUNT + 2L) * teams() * plan.locations();
        long vectors =
                3L * plan.layout().width()
                        + plan.readWidth()
                        + plan.hidden()
                        + plan.stateWidth()
                        + plan.gateWidth();
        return Float.BYTES * (EXCHANGE + 2 * machine() - plan.locations() + planes + vectors);
    }

    /** The larger of both. */
    long sharedBytes() {
        return Math.max(forwardBytes(), backwardBytes());
    }

    /** The weights that a block reads at each step, in either direction. */
    long weightBytes() {
        return Float.BYTES
                * ((long) plan.inputWidth() * plan.gateWidth()
                        + (long) plan.hidden() * plan.layout().width());
    }
}
