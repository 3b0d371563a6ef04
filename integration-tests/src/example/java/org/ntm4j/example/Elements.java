package org.ntm4j.example;

import java.util.function.IntToDoubleFunction;
import org.ntm4j.backend.View;

/** The elements of a view by their numbers, counted row by row, wherever they lie in the array. */
record Elements(double[] data, View view) {
    private int index(int number) {
        int index = view.offset();
        int rest = number;
        for (int axis = view.rank() - 1; axis >= 0; axis--) {
            index += rest % view.extent(axis) * view.stride(axis);
            rest /= view.extent(axis);
        }
        return index;
    }

    double get(int number) {
        return data[index(number)];
    }

    /** Sets every element, in order, to what its number gives. */
    void setAll(IntToDoubleFunction value) {
        for (int number = 0; number < view.size(); number++) {
            data[index(number)] = value.applyAsDouble(number);
        }
    }
}
