package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.backend.cpu.kernel.MemoryLoops;
import org.ntm4j.backend.cpu.kernel.MemoryPasses;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** A step of the memories of a few sequences: addressing, writing and reading, equations 2 to 9. */
final class MemoryForward {
    private static final float NORM_EPSILON = (float) FusedKernels.NORM_EPSILON;

    private final HeadLayout layout;
    private final int locations;
    private final boolean writeFirst;
    private final boolean oneOfEach;
    private final SavedLayout saved;
    private final MemoryLoops memories;
    private final MemoryPasses passes;
    private final FocusForward focus;

    MemoryForward(EpisodePlan plan, Loops loops, int sequences) {
        layout = plan.layout();
        locations = plan.locations();
        writeFirst = plan.writeFirst();
        oneOfEach = layout.readHeads() == 1 && layout.writeHeads() == 1;
        saved = SavedLayout.of(plan);
        memories = loops.memory();
        passes = loops.passes();
        focus = new FocusForward(plan, loops, sequences);
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
     * Leaves the states after the step of {@code rows} sequences, which may lie where those before it do.
     *
     * @param reads {@code [rows, R, M]}, overwritten
     */
    void step(SequenceStep[] steps, int rows, float[] reads) {
        if (!writeFirst) {
            match(HeadGroup.READ, steps, rows, true);
            focus.run(HeadGroup.READ, steps, rows, true);
            read(steps, rows, true, reads);
        }
        match(HeadGroup.WRITE, steps, rows, true);
        focus.run(HeadGroup.WRITE, steps, rows, true);
        for (int b = 0; b < rows; b++) {
            if (writeFirst && oneOfEach) {
                writeAndMatch(steps[b]);
            } else {
                write(steps[b]);
            }
        }
        if (writeFirst) {
            if (!oneOfEach) {
                match(HeadGroup.READ, steps, rows, false);
            }
            focus.run(HeadGroup.READ, steps, rows, false);
            read(steps, rows, false, reads);
        }
    }

    /** The products of the keys of a group and the memory before or after the step. */
    private void match(HeadGroup group, SequenceStep[] steps, int rows, boolean seesBefore) {
        int first = layout.first(group);
        for (int b = 0; b < rows; b++) {
            SequenceStep step = steps[b];
            Moment seen = seesBefore ? step.before : step.after;
            passes.acrossWidth(
                    seen.memory,
                    seen.memoryAt,
                    step.heads,
                    step.headsAt + layout.key(first),
                    layout.count(group),
                    step.after.saved,
                    step.after.savedAt + saved.similarity(first),
                    layout.memoryWidth(),
                    locations);
        }
    }

    /** The only write head writes, while the only read head looks for its key in what is written. */
    private void writeAndMatch(SequenceStep step) {
        Moment before = step.before;
        Moment after = step.after;
        passes.writeAndMatch(
                before.memory,
                before.memoryAt,
                after.writing,
                after.writingAt,
                step.heads,
                step.headsAt + layout.eraseVector(0),
                step.headsAt + layout.addVector(0),
                step.headsAt + layout.key(0),
                after.memory,
                after.memoryAt,
                after.norms,
                after.normsAt,
                after.saved,
                after.savedAt + saved.similarity(0),
                layout.memoryWidth(),
                locations);
    }

    /** Writing alone, by weightings that are there. */
    void write(SequenceStep step) {
        Moment before = step.before;
        Moment after = step.after;
        memories.write(
                before.memory,
                before.memoryAt,
                after.writing,
                after.writingAt,
                layout.writeHeads(),
                step.heads,
                step.headsAt + layout.eraseVector(0),
                step.heads,
                step.headsAt + layout.addVector(0),
                after.memory,
                after.memoryAt,
                NORM_EPSILON,
                after.norms,
                after.normsAt,
                layout.memoryWidth(),
                locations);
    }

    private void read(SequenceStep[] steps, int rows, boolean seesBefore, float[] reads) {
        for (int b = 0; b < rows; b++) {
            Moment after = steps[b].after;
            Moment seen = seesBefore ? steps[b].before : after;
            passes.acrossLocations(
                    seen.memory,
                    seen.memoryAt,
                    after.reading,
                    after.readingAt,
                    layout.readHeads(),
                    reads,
                    b * layout.readHeads() * layout.memoryWidth(),
                    layout.memoryWidth(),
                    locations);
        }
    }
}
