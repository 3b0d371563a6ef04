package org.ntm4j.backend;

import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/**
 * The parameters of the heads of a group inside {@code heads}, {@code [B, P]}, each kind as a view {@code
 * [B, heads of the group, its length]}.
 */
record HeadParts(HeadLayout layout, HeadGroup group, View heads) {
    /** {@code [B, heads of the group, M]}. */
    View keys() {
        return part(layout.key(first()), layout.memoryWidth());
    }

    /** {@code [B, heads of the group, 1]}. */
    View keyStrengths() {
        return part(layout.keyStrength(first()), 1);
    }

    /** {@code [B, heads of the group, 1]}. */
    View interpolationGates() {
        return part(layout.interpolationGate(first()), 1);
    }

    /** {@code [B, heads of the group, S]}. */
    View shiftWeightings() {
        return part(layout.shiftWeighting(first()), layout.shifts());
    }

    /** {@code [B, heads of the group, 1]}. */
    View sharpenings() {
        return part(layout.sharpening(first()), 1);
    }

    /** {@code [B, W, M]}; of the write heads only. */
    View eraseVectors() {
        return part(layout.eraseVector(0), layout.memoryWidth());
    }

    /** {@code [B, W, M]}; of the write heads only. */
    View addVectors() {
        return part(layout.addVector(0), layout.memoryWidth());
    }

    private int first() {
        return layout.first(group);
    }

    private View part(int column, int length) {
        return View.strided(
                heads.storage(),
                heads.offset() + column,
                Shape.of(heads.extent(0), layout.count(group), length),
                heads.stride(0),
                length,
                1);
    }
}
