package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.cpu.kernel.AddressingLoops;
import org.ntm4j.backend.cpu.kernel.ElementLoops;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.backend.cpu.kernel.MemoryLoops;
import org.ntm4j.backend.cpu.kernel.MemoryPasses;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** A step of the memory of one sequence: addressing, writing and reading, equations 2 to 9. */
final class MemoryForward {
    private static final float NORM_EPSILON = (float) FusedKernels.NORM_EPSILON;

    /**
     * Up to here, powers of the similarity, which is at most 1, need not be related to the largest: {@code
     * e^(strength·(similarity − 1))} is at least e^-80, which is a normal number.
     */
    private static final float LARGEST_STRENGTH = 40;

    /**
     * The largest of N weights is at least 1/N. While its power is not below e^-60, powers need not be related to it:
     * where the exponential ends, at e^-87, a weight is nothing beside it.
     */
    private static final double SMALLEST_LOGARITHM = 60;

    private final HeadLayout layout;
    private final int locations;
    private final boolean writeFirst;
    private final SavedLayout saved;
    private final float largestSharpening;
    private final AddressingLoops addressing;
    private final ElementLoops elements;
    private final MemoryLoops memories;
    private final MemoryPasses passes;

    MemoryForward(EpisodePlan plan, Loops loops) {
        layout = plan.layout();
        locations = plan.locations();
        writeFirst = plan.writeFirst();
        saved = SavedLayout.of(plan);
        largestSharpening = (float) (SMALLEST_LOGARITHM / Math.log(Math.max(2, locations)));
        addressing = loops.addressing();
        elements = loops.elements();
        memories = loops.memory();
        passes = loops.passes();
    }

    /** The norms of a memory at the start. */
    void startNorms(Matrix memory, int sequence, float[] norms, int normsAt) {
        memories.rowNorms(
                memory.array(),
                memory.at(sequence),
                NORM_EPSILON,
                norms,
                normsAt,
                layout.memoryWidth(),
                locations);
    }

    /**
     * Leaves the state after the step in {@code after}, which may lie where {@code before} does.
     *
     * @param heads activated, {@code [P]}
     * @param reads {@code [R, M]}, overwritten
     */
    void step(float[] heads, int headsAt, Moment before, Moment after, float[] reads, int readsAt) {
        if (writeFirst && layout.readHeads() == 1 && layout.writeHeads() == 1) {
            writeAndRead(heads, headsAt, before, after, reads, readsAt);
        } else if (writeFirst) {
            write(heads, headsAt, before, after);
            read(heads, headsAt, before, after, after, reads, readsAt);
        } else {
            read(heads, headsAt, before, before, after, reads, readsAt);
            write(heads, headsAt, before, after);
        }
    }

    /** One write head, then one read head, which looks for its key while the memory is written. */
    private void writeAndRead(
            float[] heads, int headsAt, Moment before, Moment after, float[] reads, int readsAt) {
        address(HeadGroup.WRITE, heads, headsAt, before, before, after);
        passes.writeAndMatch(
                before.memory,
                before.memoryAt,
                after.writing,
                after.writingAt,
                heads,
                headsAt + layout.eraseVector(0),
                headsAt + layout.addVector(0),
                headsAt + layout.key(0),
                after.memory,
                after.memoryAt,
                after.norms,
                after.normsAt,
                after.saved,
                after.savedAt + saved.similarity(0),
                layout.memoryWidth(),
                locations);
        focus(0, heads, headsAt, after, before.reading, before.readingAt, after);
        readVectors(after, after, reads, readsAt);
    }

    private void write(float[] heads, int headsAt, Moment before, Moment after) {
        address(HeadGroup.WRITE, heads, headsAt, before, before, after);
        rewrite(heads, headsAt, before, after);
    }

    /** Writing alone, by weightings that are there; overwrites the norms of {@code after}. */
    void rewrite(float[] heads, int headsAt, Moment before, Moment after) {
        memories.write(
                before.memory,
                before.memoryAt,
                after.writing,
                after.writingAt,
                layout.writeHeads(),
                heads,
                headsAt + layout.eraseVector(0),
                heads,
                headsAt + layout.addVector(0),
                after.memory,
                after.memoryAt,
                NORM_EPSILON,
                after.norms,
                after.normsAt,
                layout.memoryWidth(),
                locations);
    }

    private void read(
            float[] heads,
            int headsAt,
            Moment before,
            Moment seen,
            Moment after,
            float[] reads,
            int readsAt) {
        address(HeadGroup.READ, heads, headsAt, before, seen, after);
        readVectors(seen, after, reads, readsAt);
    }

    private void readVectors(Moment seen, Moment after, float[] reads, int readsAt) {
        passes.acrossLocations(
                seen.memory,
                seen.memoryAt,
                after.reading,
                after.readingAt,
                layout.readHeads(),
                reads,
                readsAt,
                layout.memoryWidth(),
                locations);
    }

    /** Addressing by a group of heads on the memory of {@code seen}. */
    private void address(
            HeadGroup group, float[] heads, int headsAt, Moment before, Moment seen, Moment after) {
        int first = layout.first(group);
        int count = layout.count(group);
        passes.acrossWidth(
                seen.memory,
                seen.memoryAt,
                heads,
                headsAt + layout.key(first),
                count,
                after.saved,
                after.savedAt + saved.similarity(first),
                layout.memoryWidth(),
                locations);
        boolean reads = group == HeadGroup.READ;
        float[] previous = reads ? before.reading : before.writing;
        int previousAt = reads ? before.readingAt : before.writingAt;
        for (int j = 0; j < count; j++) {
            focus(first + j, heads, headsAt, seen, previous, previousAt + j * locations, after);
        }
    }

    /** From the products of key and memory to the weighting of one head. */
    private void focus(
            int head,
            float[] heads,
            int headsAt,
            Moment seen,
            float[] previous,
            int previousAt,
            Moment after) {
        int n = locations;
        float[] planes = after.saved;
        int similarity = after.savedAt + saved.similarity(head);
        int content = after.savedAt + saved.content(head);
        int ring = after.savedAt + saved.ring(head);
        int logShifted = after.savedAt + saved.logShifted(head);
        int weighting = after.savedAt + saved.weighting(head);
        float inverse = Keys.inverseNorm(heads, headsAt + layout.key(head), layout.memoryWidth());
        addressing.normalize(planes, similarity, seen.norms, seen.normsAt, inverse, n);
        float strength = heads[headsAt + layout.keyStrength(head)];
        float most = strength <= LARGEST_STRENGTH ? 1 : elements.max(planes, similarity, n);
        float sum =
                elements.exp(planes, similarity, strength, -strength * most, planes, content, n);
        float gate = heads[headsAt + layout.interpolationGate(head)];
        addressing.interpolate(
                planes,
                content,
                1 / sum,
                gate,
                previous,
                previousAt,
                planes,
                ring + saved.halo(),
                n);
        Rings.close(planes, ring, saved.halo(), n);
        addressing.shift(
                heads,
                headsAt + layout.shiftWeighting(head),
                layout.shifts(),
                planes,
                ring,
                planes,
                after.savedAt + saved.shifted(head),
                planes,
                logShifted,
                n);
        float sharpening = heads[headsAt + layout.sharpening(head)];
        most = sharpening <= largestSharpening ? 0 : elements.max(planes, logShifted, n);
        sum =
                elements.exp(
                        planes, logShifted, sharpening, -sharpening * most, planes, weighting, n);
        elements.scale(planes, weighting, 1 / sum, n);
    }
}
