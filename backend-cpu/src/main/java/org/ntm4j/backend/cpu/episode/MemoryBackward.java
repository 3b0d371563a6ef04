package org.ntm4j.backend.cpu.episode;

import java.util.Arrays;
import org.ntm4j.backend.cpu.kernel.ElementLoops;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.backend.cpu.kernel.MemoryLoops;
import org.ntm4j.backend.cpu.kernel.MemoryPasses;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** The backward pass of {@link MemoryForward}. */
final class MemoryBackward {
    private final HeadLayout layout;
    private final int width;
    private final int locations;
    private final boolean writeFirst;
    private final ElementLoops elements;
    private final MemoryLoops memories;
    private final MemoryPasses passes;
    private final FocusBackward focus;

    /** {@code [R, N]}: what reads add to the gradient of the weightings. */
    private final float[] dRead;

    private final float[] dKeys;

    MemoryBackward(EpisodePlan plan, Loops loops, int sequences) {
        layout = plan.layout();
        width = layout.memoryWidth();
        locations = plan.locations();
        writeFirst = plan.writeFirst();
        elements = loops.elements();
        memories = loops.memory();
        passes = loops.passes();
        focus = new FocusBackward(plan, loops, sequences);
        dRead = new float[layout.readHeads() * locations];
        dKeys = new float[layout.heads() * width];
    }

    /**
     * One step back of {@code rows} sequences: overwrites the gradients of their heads.
     *
     * @param dReads {@code [rows, R, M]}
     */
    void step(SequenceStep[] steps, Carried[] carried, int rows, float[] dReads) {
        if (writeFirst) {
            read(steps, carried, rows, false, dReads);
        }
        for (int b = 0; b < rows; b++) {
            write(steps[b], carried[b]);
        }
        address(HeadGroup.WRITE, steps, carried, rows, true);
        if (!writeFirst) {
            read(steps, carried, rows, true, dReads);
        }
    }

    /**
     * Brings the gradient of the memory before the first step to its end: of the first step, only what addressed that
     * memory is still pending.
     */
    void finish(Carried carried, Moment start) {
        addPending(carried, start, writeFirst ? layout.writeHeads() : carried.pending.count());
    }

    private void read(
            SequenceStep[] steps, Carried[] carried, int rows, boolean seesBefore, float[] dReads) {
        for (int b = 0; b < rows; b++) {
            Moment seen = seesBefore ? steps[b].before : steps[b].after;
            read(seen, steps[b].after, carried[b], dReads, b * layout.readHeads() * width);
        }
        address(HeadGroup.READ, steps, carried, rows, seesBefore);
    }

    private void read(Moment seen, Moment after, Carried carried, float[] dReads, int dReadsAt) {
        int count = layout.readHeads();
        passes.acrossWidth(
                seen.memory, seen.memoryAt, dReads, dReadsAt, count, dRead, 0, width, locations);
        elements.addScaled(1, dRead, 0, carried.dWeightings, 0, count * locations);
        Pending pending = carried.pending;
        int across = pending.acrossAt(pending.reads());
        System.arraycopy(dReads, dReadsAt, pending.across, across, count * width);
        int along = pending.alongAt(pending.reads());
        System.arraycopy(after.reading, after.readingAt, pending.along, along, count * locations);
    }

    private void write(SequenceStep step, Carried carried) {
        float[] dHeads = carried.dHeads;
        int vectors = 2 * layout.writeHeads() * width;
        Arrays.fill(dHeads, layout.addVector(0), layout.addVector(0) + vectors, 0);
        addPending(carried, step.after, carried.pending.count());
        carried.pending.clearDecay();
        memories.writeBackward(
                step.before.memory,
                step.before.memoryAt,
                step.after.writing,
                step.after.writingAt,
                layout.writeHeads(),
                step.heads,
                step.headsAt + layout.eraseVector(0),
                step.heads,
                step.headsAt + layout.addVector(0),
                carried.dMemory,
                0,
                carried.dWeightings,
                layout.readHeads() * locations,
                dHeads,
                layout.eraseVector(0),
                dHeads,
                layout.addVector(0),
                width,
                locations);
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
                width,
                locations);
    }

    /** Addressing by a group of heads on the memory before or after the step. */
    private void address(
            HeadGroup group,
            SequenceStep[] steps,
            Carried[] carried,
            int rows,
            boolean seesBefore) {
        focus.run(group, steps, carried, rows, seesBefore);
        for (int b = 0; b < rows; b++) {
            Moment seen = seesBefore ? steps[b].before : steps[b].after;
            keys(group, b, steps[b], seen, carried[b]);
        }
    }

    private void keys(HeadGroup group, int b, SequenceStep step, Moment seen, Carried carried) {
        int first = layout.first(group);
        int count = layout.count(group);
        Pending pending = carried.pending;
        int place = pending.addressing(group);
        int keysAt = step.headsAt + layout.key(first);
        System.arraycopy(
                step.heads, keysAt, pending.across, pending.acrossAt(place), count * width);
        passes.acrossLocations(
                seen.memory,
                seen.memoryAt,
                pending.along,
                pending.alongAt(place),
                count,
                dKeys,
                0,
                width,
                locations);
        for (int j = 0; j < count; j++) {
            float decay = focus.keyDecay(b, first + j);
            int to = layout.key(first);
            for (int m = j * width; m < (j + 1) * width; m++) {
                carried.dHeads[to + m] = dKeys[m] - decay * step.heads[keysAt + m];
            }
        }
    }
}
