package org.ntm4j.backend.cpu.episode;

import java.util.Arrays;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/**
 * What is still to be added to the gradient of a memory: products of a vector across its width and one along its
 * locations, and for each location a share of the memory itself. The heads of two steps look at the same memory;
 * this way its gradient is gone through once. Each product has its place: of content addressing by write heads, of
 * reads, of content addressing by read heads.
 */
final class Pending {
    private final int width;
    private final int locations;
    private final int readHeads;
    private final int writeHeads;

    /** {@code [2R + W, M]}. */
    final float[] across;

    /** {@code [2R + W, N]}. */
    final float[] along;

    /** {@code [N]}. */
    final float[] decay;

    Pending(EpisodePlan plan) {
        HeadLayout layout = plan.layout();
        width = layout.memoryWidth();
        locations = plan.locations();
        readHeads = layout.readHeads();
        writeHeads = layout.writeHeads();
        across = new float[count() * width];
        along = new float[count() * locations];
        decay = new float[locations];
    }

    /** Nothing is pending: all products are 0. */
    void clear() {
        Arrays.fill(across, 0);
        Arrays.fill(along, 0);
        clearDecay();
    }

    /** Products will be overwritten, decay is added to. */
    void clearDecay() {
        Arrays.fill(decay, 0);
    }

    /** The number of products. */
    int count() {
        return 2 * readHeads + writeHeads;
    }

    /** The place of the first product of the content addressing by a group of heads. */
    int addressing(HeadGroup group) {
        return group == HeadGroup.READ ? writeHeads + readHeads : 0;
    }

    /** The place of the first product of the reads. */
    int reads() {
        return writeHeads;
    }

    int acrossAt(int place) {
        return place * width;
    }

    int alongAt(int place) {
        return place * locations;
    }
}
