package org.ntm4j.backend.cpu.episode;

import org.ntm4j.tensor.EpisodePlan;

/**
 * What is kept of a sequence and step, and where it lies in its row: the norms of the memory after the step; of each
 * head similarity, content weighting, interpolated weighting as a ring, shifted
 * weighting, its logarithm and the weighting, heads of a kind of plane beside each other; the cell of an LSTM.
 *
 * <p>A ring is a weighting with the {@code halo} last numbers repeated before the first, and the first after the
 * last, so that circular neighbours need no wrapping index.
 */
record SavedLayout(int width, int locations, int heads, int halo, int stateWidth) {
    static SavedLayout of(EpisodePlan plan) {
        return new SavedLayout(
                plan.layout().memoryWidth(),
                plan.locations(),
                plan.layout().heads(),
                (plan.layout().shifts() - 1) / 2,
                plan.stateWidth());
    }

    int norms() {
        return 0;
    }

    /** M·N: a memory. */
    int memorySize() {
        return width * locations;
    }

    private int plane(int kind, int head) {
        return locations + (kind * heads + head) * locations;
    }

    int weighting(int head) {
        return plane(0, head);
    }

    int similarity(int head) {
        return plane(1, head);
    }

    int content(int head) {
        return plane(2, head);
    }

    int shifted(int head) {
        return plane(3, head);
    }

    int logShifted(int head) {
        return plane(4, head);
    }

    /** Where the ring begins, {@code N + 2·halo} long. */
    int ring(int head) {
        return plane(5, 0) + head * ringLength();
    }

    int ringLength() {
        return locations + 2 * halo;
    }

    int cell() {
        return ring(heads);
    }

    /** How long a row is. */
    int length() {
        return cell() + stateWidth;
    }

    /** V: the length of a row and its share of the {@link Checkpoints}. */
    long savedWidth() {
        long planes = (1 + 5L * heads) * locations + (long) heads * ringLength();
        return planes + stateWidth + Checkpoints.widthOf((long) width * locations);
    }
}
