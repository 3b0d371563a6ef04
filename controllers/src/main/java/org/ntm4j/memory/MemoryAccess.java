package org.ntm4j.memory;

import org.ntm4j.autodiff.Ops;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.model.StepTrace;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** The memory in the course of an episode: its matrix, where the heads point, what they last read. */
public final class MemoryAccess {
    private final Ops ops;
    private final HeadLayout layout;
    private final AccessOrder order;
    private Var matrix;
    private Var reads;
    private Var readWeighting;
    private Var writeWeighting;

    MemoryAccess(Tape tape, MemoryConfig config, MemoryState start) {
        ops = tape.ops();
        layout = config.layout();
        order = config.accessOrder();
        matrix = start.matrix();
        reads = start.reads();
        readWeighting = start.readWeighting();
        writeWeighting = start.writeWeighting();
    }

    /** The read vectors of the last step, {@code [B, R, M]}. */
    public Var reads() {
        return reads;
    }

    /** What memory and heads have after the last step. */
    public MemoryState state() {
        return new MemoryState(matrix, reads, readWeighting, writeWeighting);
    }

    /**
     * One time step: addresses, writes and reads.
     *
     * @param t the step, for the trace
     * @param raw what the controller emits, {@code [B, P]}
     * @return the read vectors, {@code [B, R, M]}
     */
    public Var step(int t, Var raw, StepTrace trace) {
        Var heads = ops.headActivations(layout, raw);
        trace.record(t, "memory.before", matrix);
        if (order == AccessOrder.WRITE_THEN_READ) {
            write(heads);
            read(heads);
        } else {
            read(heads);
            write(heads);
        }
        if (trace != StepTrace.NONE) {
            report(t, heads, trace);
        }
        return reads;
    }

    private void write(Var heads) {
        writeWeighting = ops.address(layout, HeadGroup.WRITE, matrix, heads, writeWeighting);
        matrix = ops.write(layout, matrix, writeWeighting, heads);
    }

    private void read(Var heads) {
        readWeighting = ops.address(layout, HeadGroup.READ, matrix, heads, readWeighting);
        reads = ops.read(matrix, readWeighting);
    }

    private void report(int t, Var heads, StepTrace trace) {
        trace.record(t, "heads", heads);
        trace.record(t, "write.weighting", writeWeighting);
        trace.record(t, "write.addressing", writeWeighting.saved());
        trace.record(t, "read.weighting", readWeighting);
        trace.record(t, "read.addressing", readWeighting.saved());
        trace.record(t, "reads", reads);
        trace.record(t, "memory", matrix);
    }
}
