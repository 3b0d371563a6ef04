package org.ntm4j.backend;

import static org.ntm4j.tensor.AddressingPlanes.CONTENT;
import static org.ntm4j.tensor.AddressingPlanes.INTERPOLATED;
import static org.ntm4j.tensor.AddressingPlanes.LOG_SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SIMILARITY;

/**
 * Addressing (equations 5 to 9), one method an equation, for all sequences and heads at once. Weightings
 * and planes are {@code [B, heads of the group, N]}.
 *
 * @param memory {@code [B, M, N]}
 * @param norms {@code [B, N]}
 * @param parts of the heads
 * @param planes {@code [B, heads of the group, COUNT, N]}, overwritten
 */
record ComposedAddressing(
        TensorBackend backend,
        View memory,
        View norms,
        HeadParts parts,
        View previous,
        View weighting,
        View planes) {

    void forward() {
        try (Scratch scratch = new Scratch(backend)) {
            similarity(scratch);
            content(scratch);
            interpolate(scratch);
            shift(scratch);
            sharpen(scratch);
        }
    }

    /** Plane {@code index} of every head. */
    View plane(int index) {
        return planes.select(2, index);
    }

    /** Equation 6. */
    private void similarity(Scratch scratch) {
        View similarity = plane(SIMILARITY);
        backend.gemm(false, false, 1, parts.keys(), memory, 0, similarity);
        View norm = scratch.times(keyNorms(scratch), rowNorms());
        scratch.binary(BinaryOp.DIVIDE, similarity, norm, similarity);
    }

    /** {@code √(‖k‖² + NORM_EPSILON)}, {@code [B, heads of the group, 1]}. */
    View keyNorms(Scratch scratch) {
        View square = scratch.sum(scratch.unary(UnaryOp.SQUARE, parts.keys()), 2);
        return scratch.unary(UnaryOp.SQRT, scratch.plus(square, FusedKernels.NORM_EPSILON));
    }

    /** {@code [B, 1, N]}. */
    View rowNorms() {
        return norms.insertAxis(1);
    }

    /** Equation 5. */
    private void content(Scratch scratch) {
        View logits = scratch.times(parts.keyStrengths(), plane(SIMILARITY));
        ComposedActivations.softmax(backend, scratch, logits, plane(CONTENT));
    }

    /** Equation 7. */
    private void interpolate(Scratch scratch) {
        View gate = parts.interpolationGates();
        View taken = scratch.times(gate, plane(CONTENT));
        View kept = scratch.times(scratch.minus(1, gate), previous);
        scratch.binary(BinaryOp.ADD, taken, kept, plane(INTERPOLATED));
    }

    /** Equation 8. */
    private void shift(Scratch scratch) {
        View shifted = plane(SHIFTED);
        backend.fill(shifted, 0);
        for (int k = 0; k < parts.layout().shifts(); k++) {
            View weight = shiftWeight(k);
            forEachArc(
                    k,
                    plane(INTERPOLATED),
                    shifted,
                    (from, to) -> scratch.add(scratch.times(weight, from), to));
        }
    }

    /** {@code s(k)}, {@code [B, heads of the group, 1]}. */
    View shiftWeight(int k) {
        return parts.shiftWeightings().slice(2, k, 1);
    }

    /**
     * Pairs each location of {@code source} with the one of {@code target} that shift {@code k} moves it
     * to. On a circle that makes two arcs, one of them possibly empty.
     */
    void forEachArc(int k, View source, View target, ArcAction action) {
        int locations = memory.extent(2);
        if (locations == 0) {
            return;
        }
        int step = Math.floorMod(parts.layout().shiftOffset(k), locations);
        int rest = locations - step;
        action.apply(source.slice(2, 0, rest), target.slice(2, step, rest));
        if (step > 0) {
            action.apply(source.slice(2, rest, step), target.slice(2, 0, step));
        }
    }

    /** What is done with locations and where they are moved to. */
    @FunctionalInterface
    interface ArcAction {
        void apply(View from, View to);
    }

    /** Equation 9. */
    private void sharpen(Scratch scratch) {
        View guarded = scratch.plus(plane(SHIFTED), FusedKernels.SHARPENING_EPSILON);
        backend.unary(UnaryOp.LOG, guarded, plane(LOG_SHIFTED));
        View logits = scratch.times(parts.sharpenings(), plane(LOG_SHIFTED));
        ComposedActivations.softmax(backend, scratch, logits, weighting);
    }
}
