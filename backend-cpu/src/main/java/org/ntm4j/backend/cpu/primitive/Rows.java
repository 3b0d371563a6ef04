package org.ntm4j.backend.cpu.primitive;

import org.ntm4j.backend.View;

/**
 * How a strided view of rank 0 to 4 falls into rows: views are read as rank 4, with axes of extent
 * 1 in front, and the innermost axis is a row.
 */
final class Rows {
    private static final int RANK = 4;

    private Rows() {}

    /** Extent of axis 0 to 3 of the view read as rank 4. */
    static int extent(View view, int axis) {
        int own = axis - (RANK - view.rank());
        return own < 0 ? 1 : view.extent(own);
    }

    /** Stride of axis 0 to 3 of the view read as rank 4. */
    static int stride(View view, int axis) {
        int own = axis - (RANK - view.rank());
        return own < 0 ? 0 : view.stride(own);
    }

    /** Stride along an axis, or 0 where the view has extent 1: the same element again and again. */
    static int repeatingStride(View view, int axis) {
        return extent(view, axis) == 1 ? 0 : stride(view, axis);
    }

    /** Where row {@code (i, j, k)} starts. */
    static int start(View view, int i, int j, int k) {
        return view.offset() + i * stride(view, 0) + j * stride(view, 1) + k * stride(view, 2);
    }

    static void requireSameShape(View first, View second) {
        if (!first.shape().equals(second.shape())) {
            throw new IllegalArgumentException(
                    "the shapes " + first.shape() + " and " + second.shape() + " differ");
        }
    }
}
