package org.ntm4j.backend.cpu.scalar;

import org.ntm4j.backend.cpu.kernel.Loops;

/** All loops in plain Java. */
public final class ScalarLoops {
    private ScalarLoops() {}

    /** New loops. */
    public static Loops create() {
        return new Loops(
                "scalar kernels",
                new ScalarElementLoops(),
                new ScalarLinearLoops(),
                new ScalarAddressingLoops(),
                new ScalarMemoryLoops(),
                new ScalarMemoryPasses(),
                new ScalarCellLoops(),
                new ScalarLossLoops(),
                new ScalarOptimizerLoops());
    }
}
