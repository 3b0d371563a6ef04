package org.ntm4j.backend.cpu.primitive;

import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.storage.FloatMemory;

/** {@code target = op over the axes where target has extent 1}. */
public final class Reductions {
    private final FloatMemory memory;
    private final Copies copies;

    /** Works on that memory. */
    public Reductions(FloatMemory memory, Copies copies) {
        this.memory = memory;
        this.copies = copies;
    }

    /** {@code target = op over the reduced axes of x}. */
    public void reduce(ReduceOp op, View x, View target) {
        requireReducible(x, target);
        copies.fill(target, op == ReduceOp.SUM ? 0 : Float.NEGATIVE_INFINITY);
        float[] from = memory.array(x);
        float[] to = memory.array(target);
        for (int i = 0; i < Rows.extent(x, 0); i++) {
            for (int j = 0; j < Rows.extent(x, 1); j++) {
                for (int k = 0; k < Rows.extent(x, 2); k++) {
                    int at =
                            target.offset()
                                    + i * Rows.repeatingStride(target, 0)
                                    + j * Rows.repeatingStride(target, 1)
                                    + k * Rows.repeatingStride(target, 2);
                    addRow(op, x, from, Rows.start(x, i, j, k), target, to, at);
                }
            }
        }
    }

    private static void addRow(
            ReduceOp op, View x, float[] from, int fromAt, View target, float[] to, int at) {
        int columns = Rows.extent(x, 3);
        int fromStride = Rows.stride(x, 3);
        int stride = Rows.repeatingStride(target, 3);
        if (stride == 0 && columns > 0) {
            to[at] = combine(op, to[at], rowTotal(op, from, fromAt, fromStride, columns));
            return;
        }
        for (int c = 0; c < columns; c++) {
            to[at + c * stride] = combine(op, to[at + c * stride], from[fromAt + c * fromStride]);
        }
    }

    /** A row's total; summed in double, so that a long row loses nothing. */
    private static float rowTotal(ReduceOp op, float[] from, int at, int stride, int columns) {
        if (op == ReduceOp.SUM) {
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += from[at + c * stride];
            }
            return (float) sum;
        }
        float largest = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < columns; c++) {
            largest = Math.max(largest, from[at + c * stride]);
        }
        return largest;
    }

    private static float combine(ReduceOp op, float a, float b) {
        return op == ReduceOp.SUM ? a + b : Math.max(a, b);
    }

    private static void requireReducible(View x, View target) {
        boolean fits = x.rank() == target.rank();
        for (int axis = 0; fits && axis < x.rank(); axis++) {
            fits = target.extent(axis) == 1 || target.extent(axis) == x.extent(axis);
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "the shape " + x.shape() + " can't be reduced to " + target.shape());
        }
    }
}
