package org.ntm4j.backend.cpu.vector;

import org.ntm4j.backend.cpu.gemm.MatrixProduct;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.backend.cpu.simd.Lanes;

/** The only way into this package, found by name. */
public final class VectorFactory {
    private VectorFactory() {}

    /** New loops. */
    public static Loops loops() {
        return new Loops(
                "vector kernels of " + Lanes.SPECIES.vectorBitSize() + " bits",
                new VectorElementLoops(),
                new VectorLinearLoops(),
                new VectorAddressingLoops(),
                new VectorMemoryLoops(),
                new VectorMemoryPasses(),
                new VectorCellLoops(),
                new VectorLossLoops(),
                new VectorOptimizerLoops());
    }

    /** A new matrix product. */
    public static MatrixProduct product() {
        return new VectorProduct();
    }
}
