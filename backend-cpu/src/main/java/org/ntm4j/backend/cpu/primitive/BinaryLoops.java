package org.ntm4j.backend.cpu.primitive;

import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.storage.FloatMemory;

/** {@code target = op(a, b)}. */
public final class BinaryLoops {
    private final FloatMemory memory;

    /** Works on that memory. */
    public BinaryLoops(FloatMemory memory) {
        this.memory = memory;
    }

    /** {@code target = op(a, b)}; {@code target} may be one of them. */
    public void apply(BinaryOp op, View a, View b, View target) {
        Rows.requireSameShape(a, target);
        Rows.requireSameShape(b, target);
        float[] left = memory.array(a);
        float[] right = memory.array(b);
        float[] to = memory.array(target);
        if (a.isDense() && b.isDense() && target.isDense()) {
            denseRow(op, left, a.offset(), right, b.offset(), to, target.offset(), target.size());
            return;
        }
        for (int i = 0; i < Rows.extent(target, 0); i++) {
            for (int j = 0; j < Rows.extent(target, 1); j++) {
                for (int k = 0; k < Rows.extent(target, 2); k++) {
                    stridedRow(op, a, left, b, right, target, to, i, j, k);
                }
            }
        }
    }

    private static void denseRow(
            BinaryOp op, float[] a, int aAt, float[] b, int bAt, float[] to, int at, int columns) {
        if (op == BinaryOp.ADD) {
            for (int c = 0; c < columns; c++) {
                to[at + c] = a[aAt + c] + b[bAt + c];
            }
            return;
        }
        for (int c = 0; c < columns; c++) {
            to[at + c] = value(op, a[aAt + c], b[bAt + c]);
        }
    }

    private static void stridedRow(
            BinaryOp op,
            View a,
            float[] left,
            View b,
            float[] right,
            View target,
            float[] to,
            int i,
            int j,
            int k) {
        int leftAt = Rows.start(a, i, j, k);
        int rightAt = Rows.start(b, i, j, k);
        int at = Rows.start(target, i, j, k);
        int columns = Rows.extent(target, 3);
        int leftStride = Rows.stride(a, 3);
        int rightStride = Rows.stride(b, 3);
        int stride = Rows.stride(target, 3);
        if (leftStride == 1 && rightStride == 1 && stride == 1) {
            denseRow(op, left, leftAt, right, rightAt, to, at, columns);
            return;
        }
        for (int c = 0; c < columns; c++) {
            to[at + c * stride] =
                    value(op, left[leftAt + c * leftStride], right[rightAt + c * rightStride]);
        }
    }

    private static float value(BinaryOp op, float a, float b) {
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case GREATER -> a > b ? 1 : 0;
        };
    }
}
