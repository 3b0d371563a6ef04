package org.ntm4j.backend.reference;

import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/**
 * The elements of a view by their indices, of which the last belongs to the innermost axis. Up to four
 * indices may be given whatever the rank: an axis that is missing or has extent 1 ignores its index.
 */
final class DoubleTensor {
    private static final int RANK = Shape.MAX_RANK;

    private final double[] data;
    private final View view;
    private final int[] extents = {1, 1, 1, 1};
    private final int[] strides = new int[RANK];

    DoubleTensor(double[] data, View view) {
        this.data = data;
        this.view = view;
        int missing = RANK - view.rank();
        for (int axis = 0; axis < view.rank(); axis++) {
            extents[missing + axis] = view.extent(axis);
            strides[missing + axis] = view.extent(axis) == 1 ? 0 : view.stride(axis);
        }
    }

    /** Extent {@code axis} of the view. */
    int extent(int axis) {
        return view.extent(axis);
    }

    private int at(int i, int j, int k, int l) {
        return view.offset() + i * strides[0] + j * strides[1] + k * strides[2] + l * strides[3];
    }

    double get(int l) {
        return get(0, 0, 0, l);
    }

    double get(int k, int l) {
        return get(0, 0, k, l);
    }

    double get(int j, int k, int l) {
        return get(0, j, k, l);
    }

    double get(int i, int j, int k, int l) {
        return data[at(i, j, k, l)];
    }

    void set(int l, double value) {
        set(0, 0, 0, l, value);
    }

    void set(int k, int l, double value) {
        set(0, 0, k, l, value);
    }

    void set(int j, int k, int l, double value) {
        set(0, j, k, l, value);
    }

    void set(int i, int j, int k, int l, double value) {
        data[at(i, j, k, l)] = value;
    }

    void add(int l, double value) {
        add(0, 0, 0, l, value);
    }

    void add(int k, int l, double value) {
        add(0, 0, k, l, value);
    }

    void add(int j, int k, int l, double value) {
        add(0, j, k, l, value);
    }

    void add(int i, int j, int k, int l, double value) {
        data[at(i, j, k, l)] += value;
    }

    /** Calls the action with every index of this tensor, in row-major order. */
    void forEachIndex(IndexAction action) {
        for (int i = 0; i < extents[0]; i++) {
            for (int j = 0; j < extents[1]; j++) {
                for (int k = 0; k < extents[2]; k++) {
                    for (int l = 0; l < extents[3]; l++) {
                        action.at(i, j, k, l);
                    }
                }
            }
        }
    }

    /** What is done at an index. */
    @FunctionalInterface
    interface IndexAction {
        void at(int i, int j, int k, int l);
    }
}
