package org.ntm4j.backend.cpu.episode;

import java.util.Arrays;
import org.ntm4j.backend.cpu.kernel.ElementLoops;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.backend.cpu.kernel.MemoryLoops;
import org.ntm4j.backend.cpu.kernel.MemoryPasses;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** The backward pass of {@link MemoryForward}, with the gradients that a sequence carries from step to step. */
final class MemoryBackward {
    private final HeadLayout layout;
    private final int locations;
    private final boolean writeFirst;
    private final ElementLoops elements;
    private final MemoryLoops memories;
    private final MemoryPasses passes;
    private final HeadBackward head;

    /** {@code [A, N]}: what reads add to the gradient of the weightings. */
    private final float[] dRead;

    private final float[] dKeys;
    private final float[] keyDecay;

    MemoryBackward(EpisodePlan plan, Loops loops) {
        layout = plan.layout();
        locations = plan.locations();
        writeFirst = plan.writeFirst();
        elements = loops.elements();
        memories = loops.memory();
        passes = loops.passes();
        head = new HeadBackward(plan, loops);
        dRead = new float[layout.readHeads() * locations];
        dKeys = new float[layout.heads() * layout.memoryWidth()];
        keyDecay = new float[layout.heads()];
    }

    /** What a sequence carries back from step to step. */
    static final class Carried {
        /** {@code [M, N]}, of the memory that {@link #pending} belongs to, but for that. */
        final float[] dMemory;

        final Pending pending;

        /** {@code [A, N]}. */
        final float[] dWeightings;

        Carried(EpisodePlan plan) {
            HeadLayout layout = plan.layout();
            int n = plan.locations();
            dMemory = new float[layout.memoryWidth() * n];
            pending = new Pending(plan);
            dWeightings = new float[layout.heads() * n];
        }

        /** Behind the last step, where there is no gradient. */
        void clear() {
            Arrays.fill(dMemory, 0);
            Arrays.fill(dWeightings, 0);
            pending.clear();
        }
    }

    /**
     * One step back.
     *
     * @param before the state before the step
     * @param after the state after it
     * @param dReads {@code [R, M]}
     * @param dHeads {@code [P]}, overwritten
     */
    void step(
            Carried carried,
            float[] heads,
            int headsAt,
            Moment before,
            Moment after,
            float[] dReads,
            int dReadsAt,
            float[] dHeads,
            int dHeadsAt) {
        if (writeFirst) {
            read(carried, heads, headsAt, before, after, after, dReads, dReadsAt, dHeads, dHeadsAt);
            write(carried, heads, headsAt, before, after, dHeads, dHeadsAt);
        } else {
            write(carried, heads, headsAt, before, after, dHeads, dHeadsAt);
            read(
                    carried, heads, headsAt, before, before, after, dReads, dReadsAt, dHeads,
                    dHeadsAt);
        }
    }

    /**
     * Brings the gradient of the memory before the first step to its end: of the first step, only what addressed that
     * memory is still pending.
     */
    void finish(Carried carried, Moment start) {
        int products = writeFirst ? layout.writeHeads() : carried.pending.count();
        addPending(carried, start, products);
    }

    private void read(
            Carried carried,
            float[] heads,
            int headsAt,
            Moment before,
            Moment seen,
            Moment after,
            float[] dReads,
            int dReadsAt,
            float[] dHeads,
            int dHeadsAt) {
        int count = layout.readHeads();
        int width = layout.memoryWidth();
        passes.acrossWidth(
                seen.memory, seen.memoryAt, dReads, dReadsAt, count, dRead, 0, width, locations);
        elements.addScaled(1, dRead, 0, carried.dWeightings, 0, count * locations);
        Pending pending = carried.pending;
        int product = pending.reads();
        System.arraycopy(
                dReads, dReadsAt, pending.across, pending.acrossAt(product), count * width);
        System.arraycopy(
                after.reading,
                after.readingAt,
                pending.along,
                pending.alongAt(product),
                count * locations);
        address(HeadGroup.READ, carried, heads, headsAt, before, seen, after, dHeads, dHeadsAt);
    }

    private void write(
            Carried carried,
            float[] heads,
            int headsAt,
            Moment before,
            Moment after,
            float[] dHeads,
            int dHeadsAt) {
        int vectors = 2 * layout.writeHeads() * layout.memoryWidth();
        Arrays.fill(
                dHeads,
                dHeadsAt + layout.addVector(0),
                dHeadsAt + layout.addVector(0) + vectors,
                0);
        addPending(carried, after, carried.pending.count());
        undoWrite(carried, heads, headsAt, before, after, dHeads, dHeadsAt);
        carried.pending.clearDecay();
        address(HeadGroup.WRITE, carried, heads, headsAt, before, before, after, dHeads, dHeadsAt);
    }

    private void addPending(Carried carried, Moment seen, int products) {
        Pending pending = carried.pending;
        passes.addProducts(
                seen.memory,
                seen.memoryAt,
                pending.across,
                0,
                pending.along,
                0,
                products,
                pending.decay,
                0,
                carried.dMemory,
                0,
                layout.memoryWidth(),
                locations);
    }

    private void undoWrite(
            Carried carried,
            float[] heads,
            int headsAt,
            Moment before,
            Moment after,
            float[] dHeads,
            int dHeadsAt) {
        memories.writeBackward(
                before.memory,
                before.memoryAt,
                after.writing,
                after.writingAt,
                layout.writeHeads(),
                heads,
                headsAt + layout.eraseVector(0),
                heads,
                headsAt + layout.addVector(0),
                carried.dMemory,
                0,
                carried.dWeightings,
                layout.readHeads() * locations,
                dHeads,
                dHeadsAt + layout.eraseVector(0),
                dHeads,
                dHeadsAt + layout.addVector(0),
                layout.memoryWidth(),
                locations);
    }

    /** Addressing by a group of heads on the memory of {@code seen}. */
    private void address(
            HeadGroup group,
            Carried carried,
            float[] heads,
            int headsAt,
            Moment before,
            Moment seen,
            Moment after,
            float[] dHeads,
            int dHeadsAt) {
        int first = layout.first(group);
        int count = layout.count(group);
        int width = layout.memoryWidth();
        boolean reads = group == HeadGroup.READ;
        float[] previous = reads ? before.reading : before.writing;
        int previousAt = reads ? before.readingAt : before.writingAt;
        Pending pending = carried.pending;
        int product = pending.addressing(reads);
        for (int j = 0; j < count; j++) {
            keyDecay[j] =
                    head.backward(
                            first + j,
                            heads,
                            headsAt,
                            after,
                            seen,
                            previous,
                            previousAt + j * locations,
                            carried.dWeightings,
                            (first + j) * locations,
                            dHeads,
                            dHeadsAt,
                            pending,
                            product + j);
        }
        int keys = headsAt + layout.key(first);
        System.arraycopy(heads, keys, pending.across, pending.acrossAt(product), count * width);
        passes.acrossLocations(
                seen.memory,
                seen.memoryAt,
                pending.along,
                pending.alongAt(product),
                count,
                dKeys,
                0,
                width,
                locations);
        addKeys(count, heads, keys, dHeads, dHeadsAt + layout.key(first));
    }

    private void addKeys(int count, float[] heads, int keysAt, float[] dHeads, int dKeysAt) {
        int width = layout.memoryWidth();
        for (int j = 0; j < count; j++) {
            float decay = keyDecay[j];
            for (int m = j * width; m < (j + 1) * width; m++) {
                dHeads[dKeysAt + m] = dKeys[m] - decay * heads[keysAt + m];
            }
        }
    }
}
