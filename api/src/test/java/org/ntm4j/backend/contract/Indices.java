package org.ntm4j.backend.contract;

import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** Row-major order. */
final class Indices {
    private Indices() {}

    /** The index of the {@code element}-th element. */
    static int[] of(Shape shape, int element) {
        int[] index = new int[shape.rank()];
        int rest = element;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            index[axis] = rest % shape.extent(axis);
            rest /= shape.extent(axis);
        }
        return index;
    }

    /** Which element has that index; an axis of extent 1 has the index 0 only. */
    static int element(Shape shape, int[] index) {
        int element = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            int at = shape.extent(axis) == 1 ? 0 : index[axis];
            element = element * shape.extent(axis) + at;
        }
        return element;
    }

    /** Where in the storage each element of a view is. */
    static int[] positions(View view) {
        int[] positions = new int[view.size()];
        for (int i = 0; i < positions.length; i++) {
            int[] index = of(view.shape(), i);
            int position = view.offset();
            for (int axis = 0; axis < index.length; axis++) {
                position += index[axis] * view.stride(axis);
            }
            positions[i] = position;
        }
        return positions;
    }
}
