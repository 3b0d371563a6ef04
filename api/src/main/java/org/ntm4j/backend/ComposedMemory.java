package org.ntm4j.backend;

import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** Reading and writing. Memory is {@code [B, M, N]}. */
final class ComposedMemory {
    private static final int ALL = -1;

    private final TensorBackend backend;

    ComposedMemory(TensorBackend backend) {
        this.backend = backend;
    }

    /** {@code √(Σ_m memory² + NORM_EPSILON)}. */
    void rowNorms(View memory, View norms) {
        try (Scratch scratch = new Scratch(backend)) {
            View square = scratch.sum(scratch.unary(UnaryOp.SQUARE, memory), 1);
            View guarded = scratch.plus(square, FusedKernels.NORM_EPSILON);
            backend.unary(UnaryOp.SQRT, guarded, norms.insertAxis(1));
        }
    }

    /** Equation 2. */
    void read(View memory, View weighting, View reads) {
        backend.gemm(false, true, 1, weighting, memory, 0, reads);
    }

    void readBackward(View memory, View weighting, View dReads, View dMemory, View dWeighting) {
        backend.gemm(true, false, 1, dReads, weighting, 1, dMemory);
        backend.gemm(false, false, 1, dReads, memory, 1, dWeighting);
    }

    /** Equations 3 and 4. */
    void write(HeadLayout layout, View before, View weighting, View heads, View after, View norms) {
        HeadParts parts = new HeadParts(layout, HeadGroup.WRITE, heads);
        try (Scratch scratch = new Scratch(backend)) {
            backend.copy(before, after);
            keep(scratch, parts, weighting, ALL, after);
            backend.gemm(true, false, 1, parts.addVectors(), weighting, 1, after);
        }
        rowNorms(after, norms);
    }

    /** {@code target *= Π_j (1 − w_j·e_j)}, over all heads but {@code excluded}. */
    private static void keep(
            Scratch scratch, HeadParts parts, View weighting, int excluded, View target) {
        for (int j = 0; j < parts.layout().writeHeads(); j++) {
            if (j != excluded) {
                View erase = parts.eraseVectors().slice(1, j, 1).transpose(1, 2);
                View erased = scratch.times(erase, weighting.slice(1, j, 1));
                View kept = scratch.minus(1, erased);
                scratch.binary(BinaryOp.MULTIPLY, target, kept, target);
            }
        }
    }

    void writeBackward(
            HeadLayout layout,
            View before,
            View weighting,
            View heads,
            View dMemory,
            View dWeighting,
            View dHeads) {
        HeadParts parts = new HeadParts(layout, HeadGroup.WRITE, heads);
        HeadParts dParts = new HeadParts(layout, HeadGroup.WRITE, dHeads);
        backend.gemm(false, false, 1, parts.addVectors(), dMemory, 1, dWeighting);
        backend.gemm(false, true, 1, weighting, dMemory, 1, dParts.addVectors());
        try (Scratch scratch = new Scratch(backend)) {
            for (int j = 0; j < layout.writeHeads(); j++) {
                View dErased = scratch.times(dMemory, before);
                keep(scratch, parts, weighting, j, dErased);
                View erase = parts.eraseVectors().slice(1, j, 1);
                View dErase = dParts.eraseVectors().slice(1, j, 1);
                View weights = weighting.slice(1, j, 1);
                backend.gemm(false, false, -1, erase, dErased, 1, dWeighting.slice(1, j, 1));
                backend.gemm(false, true, -1, weights, dErased, 1, dErase);
            }
            keep(scratch, parts, weighting, ALL, dMemory);
        }
    }
}
