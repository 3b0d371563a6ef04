package org.ntm4j.memory;

import java.util.List;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;

/**
 * What a memory and its heads have before a step.
 *
 * @param matrix {@code [B, M, N]}
 * @param reads the last read vectors, {@code [B, R, M]}
 * @param readWeighting where the read heads point, {@code [B, R, N]}
 * @param writeWeighting where the write heads point, {@code [B, W, N]}
 */
public record MemoryState(Var matrix, Var reads, Var readWeighting, Var writeWeighting) {
    /** How many variables {@link #vars} has. */
    public static final int VARS = 5;

    /** All of it, with the matrix's row norms, as {@link #resume} takes it. */
    public List<Var> vars() {
        return List.of(matrix, matrix.saved(), reads, readWeighting, writeWeighting);
    }

    /**
     * The state that steps go on with.
     *
     * @param vars in the order of {@link #vars}
     */
    public static MemoryState resume(Tape tape, List<Var> vars) {
        Var matrix = tape.ops().resumeMemory(vars.get(0), vars.get(1));
        return new MemoryState(matrix, vars.get(2), vars.get(3), vars.get(4));
    }
}
