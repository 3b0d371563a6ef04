package org.ntm4j.backend.cpu.episode;

import java.util.Arrays;
import org.ntm4j.backend.cpu.kernel.MemoryPasses;

/**
 * What is still to be added to the gradient of a memory: products of a vector across its width and one along its
 * locations, and for each location a share of the memory itself. Several heads and two steps look at the same
 * memory; this way its gradient is gone through once.
 */
final class Pending {
    private final int width;
    private final int locations;

    /** {@code [capacity, M]}. */
    final float[] across;

    /** {@code [capacity, N]}. */
    final float[] along;

    /** {@code [N]}. */
    final float[] decay;

    private int count;

    Pending(int capacity, int width, int locations) {
        this.width = width;
        this.locations = locations;
        across = new float[capacity * width];
        along = new float[capacity * locations];
        decay = new float[locations];
    }

    /** Nothing is pending. */
    void clear() {
        count = 0;
        Arrays.fill(decay, 0);
    }

    int acrossAt(int index) {
        return index * width;
    }

    int alongAt(int index) {
        return index * locations;
    }

    /** Makes place for so many products; returns the index of the first. */
    int take(int products) {
        count += products;
        return count - products;
    }

    /** Adds all to the gradient of the memory that it belongs to, and clears. */
    void addTo(MemoryPasses passes, float[] memory, int memoryAt, float[] dMemory, int dMemoryAt) {
        passes.addProducts(
                memory, memoryAt, across, 0, along, 0, count, decay, 0, dMemory, dMemoryAt, width,
                locations);
        clear();
    }
}
