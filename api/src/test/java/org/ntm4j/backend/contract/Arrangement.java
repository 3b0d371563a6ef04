package org.ntm4j.backend.contract;

import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** How the elements of a view lie in its storage. */
enum Arrangement {
    /** Without gaps, at an odd offset. */
    DENSE,
    /** Without gaps, from the start of the storage. */
    AT_START,
    /** A part of a larger tensor along every axis; neighbours innermost. */
    GAPS,
    /** Every third element, innermost. */
    SPREAD,
    /** Axes in reverse order. */
    REVERSED,
    /** The first axis repeats its elements; an input only. */
    FIRST_REPEATED,
    /** The last axis repeats its elements; an input only. */
    LAST_REPEATED;

    /** Elements before and after the view that nothing may touch. */
    private static final int GUARD = 5;

    /** Arrangements that can be written to. */
    static final Arrangement[] WRITABLE = {DENSE, AT_START, GAPS, SPREAD, REVERSED};

    /** A view of that arrangement in new storage. */
    View allocate(TensorBackend backend, Shape shape) {
        int[] strides = strides(shape);
        int offset = this == AT_START ? 0 : GUARD;
        int span = 1;
        for (int axis = 0; axis < strides.length; axis++) {
            span += strides[axis] * Math.max(0, shape.extent(axis) - 1);
        }
        Storage storage = backend.allocate(offset + span + GUARD);
        return View.strided(storage, offset, shape, strides);
    }

    private int[] strides(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = this == SPREAD ? 3 : 1;
        for (int i = 0; i < strides.length; i++) {
            int axis = this == REVERSED ? i : strides.length - 1 - i;
            strides[axis] = repeats(axis, shape) ? 0 : stride;
            stride *= Math.max(1, shape.extent(axis)) + (this == GAPS ? 2 : 0);
        }
        return strides;
    }

    private boolean repeats(int axis, Shape shape) {
        return (this == FIRST_REPEATED && axis == 0)
                || (this == LAST_REPEATED && axis == shape.rank() - 1);
    }
}
