package org.ntm4j.backend;

import static org.ntm4j.tensor.AddressingPlanes.CONTENT;
import static org.ntm4j.tensor.AddressingPlanes.INTERPOLATED;
import static org.ntm4j.tensor.AddressingPlanes.LOG_SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SIMILARITY;

/**
 * The gradients of equations 9 to 5, in this order, one method an equation. Each takes the gradient of
 * what its equation makes and returns that of what the equation is made from.
 *
 * @param at what addressing was given and left behind
 * @param dWeighting {@code [B, heads of the group, N]}
 * @param dMemory {@code [B, M, N]}, added to
 * @param dParts of the gradient of the heads, added to
 * @param dPrevious {@code [B, heads of the group, N]}, added to
 */
record ComposedAddressingBackward(
        ComposedAddressing at, View dWeighting, View dMemory, HeadParts dParts, View dPrevious) {

    void run() {
        try (Scratch scratch = new Scratch(at.backend())) {
            View dShifted = sharpen(scratch);
            View dInterpolated = shift(scratch, dShifted);
            View dContent = interpolate(scratch, dInterpolated);
            View dSimilarity = content(scratch, dContent);
            similarity(scratch, dSimilarity);
        }
    }

    /** Equation 9; gives {@code dγ}. */
    private View sharpen(Scratch scratch) {
        View dLogits = ComposedActivations.softmaxBackward(scratch, at.weighting(), dWeighting);
        View dSharpening = scratch.times(dLogits, at.plane(LOG_SHIFTED));
        scratch.add(scratch.sum(dSharpening, 2), dParts.sharpenings());
        View dLogarithm = scratch.times(dLogits, at.parts().sharpenings());
        View guarded = scratch.plus(at.plane(SHIFTED), FusedKernels.SHARPENING_EPSILON);
        return scratch.over(dLogarithm, guarded);
    }

    /** Equation 8; gives {@code ds}. */
    private View shift(Scratch scratch, View dShifted) {
        View dInterpolated = scratch.zeros(dShifted.shape());
        for (int k = 0; k < at.parts().layout().shifts(); k++) {
            View weight = at.shiftWeight(k);
            View dWeight = dParts.shiftWeightings().slice(2, k, 1);
            at.forEachArc(
                    k,
                    at.plane(INTERPOLATED),
                    dShifted,
                    (from, dTo) -> scratch.add(scratch.sum(scratch.times(from, dTo), 2), dWeight));
            at.forEachArc(
                    k,
                    dInterpolated,
                    dShifted,
                    (dFrom, dTo) -> scratch.add(scratch.times(weight, dTo), dFrom));
        }
        return dInterpolated;
    }

    /** Equation 7; gives {@code dg} and the gradient of the previous weighting. */
    private View interpolate(Scratch scratch, View dInterpolated) {
        View gate = at.parts().interpolationGates();
        View difference = scratch.minus(at.plane(CONTENT), at.previous());
        View dGate = scratch.sum(scratch.times(dInterpolated, difference), 2);
        scratch.add(dGate, dParts.interpolationGates());
        scratch.add(scratch.times(dInterpolated, scratch.minus(1, gate)), dPrevious);
        return scratch.times(dInterpolated, gate);
    }

    /** Equation 5; gives {@code dβ}. */
    private View content(Scratch scratch, View dContent) {
        View dLogits = ComposedActivations.softmaxBackward(scratch, at.plane(CONTENT), dContent);
        View dStrength = scratch.sum(scratch.times(dLogits, at.plane(SIMILARITY)), 2);
        scratch.add(dStrength, dParts.keyStrengths());
        return scratch.times(dLogits, at.parts().keyStrengths());
    }

    /**
     * Equation 6, norms included: {@code ∂K/∂k(m) = M(i,m) / (‖k‖‖M(i)‖) − K·k(m) / ‖k‖²}, and the same
     * with key and row exchanged.
     */
    private void similarity(Scratch scratch, View dSimilarity) {
        View keys = at.parts().keys();
        View keyNorms = at.keyNorms(scratch);
        View rowNorms = at.rowNorms();
        View byProduct = scratch.over(dSimilarity, scratch.times(keyNorms, rowNorms));
        at.backend().gemm(false, true, 1, byProduct, at.memory(), 1, dParts.keys());
        at.backend().gemm(true, false, 1, keys, byProduct, 1, dMemory);

        View decay = scratch.times(dSimilarity, at.plane(SIMILARITY));
        View keyDecay =
                scratch.over(scratch.sum(decay, 2), scratch.unary(UnaryOp.SQUARE, keyNorms));
        subtract(scratch.times(keys, keyDecay), dParts.keys(), scratch);
        View rowDecay =
                scratch.over(scratch.sum(decay, 1), scratch.unary(UnaryOp.SQUARE, rowNorms));
        subtract(scratch.times(at.memory(), rowDecay), dMemory, scratch);
    }

    private static void subtract(View x, View target, Scratch scratch) {
        scratch.binary(BinaryOp.SUBTRACT, target, x, target);
    }
}
