package org.ntm4j.backend.cpu.episode;

import java.util.Arrays;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadLayout;

/** The gradients that a sequence carries back from step to step, and those of the step's heads. */
final class Carried {
    /** {@code [M, N]}, of the memory that {@link #pending} belongs to, but for that. */
    final float[] dMemory;

    final Pending pending;

    /** {@code [A, N]}. */
    final float[] dWeightings;

    /** {@code [P]}, of the step alone. */
    final float[] dHeads;

    Carried(EpisodePlan plan) {
        HeadLayout layout = plan.layout();
        int n = plan.locations();
        dMemory = new float[layout.memoryWidth() * n];
        pending = new Pending(plan);
        dWeightings = new float[layout.heads() * n];
        dHeads = new float[layout.width()];
    }

    /** Behind the last step, where there is no gradient. */
    void clear() {
        Arrays.fill(dMemory, 0);
        Arrays.fill(dWeightings, 0);
        pending.clear();
    }
}
