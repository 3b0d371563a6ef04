package org.ntm4j.backend.cpu.primitive;

import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.storage.FloatMemory;

/** {@code target = op(x)}, computed in double and rounded once. */
public final class UnaryLoops {
    private final FloatMemory memory;

    /** Works on that memory. */
    public UnaryLoops(FloatMemory memory) {
        this.memory = memory;
    }

    /** {@code target = op(x)}; {@code target} may be {@code x}. */
    public void apply(UnaryOp op, View x, View target) {
        Rows.requireSameShape(x, target);
        float[] from = memory.array(x);
        float[] to = memory.array(target);
        if (x.isDense() && target.isDense()) {
            row(op, from, x.offset(), 1, to, target.offset(), 1, x.size());
            return;
        }
        int columns = Rows.extent(target, 3);
        int fromStride = Rows.stride(x, 3);
        int toStride = Rows.stride(target, 3);
        for (int i = 0; i < Rows.extent(target, 0); i++) {
            for (int j = 0; j < Rows.extent(target, 1); j++) {
                for (int k = 0; k < Rows.extent(target, 2); k++) {
                    int fromStart = Rows.start(x, i, j, k);
                    int toStart = Rows.start(target, i, j, k);
                    row(op, from, fromStart, fromStride, to, toStart, toStride, columns);
                }
            }
        }
    }

    private static void row(
            UnaryOp op,
            float[] from,
            int fromAt,
            int fromStride,
            float[] to,
            int toAt,
            int toStride,
            int columns) {
        for (int c = 0; c < columns; c++) {
            to[toAt + c * toStride] = (float) value(op, from[fromAt + c * fromStride]);
        }
    }

    private static double value(UnaryOp op, double x) {
        return switch (op) {
            case NEGATE -> -x;
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SQRT -> Math.sqrt(x);
            case SQUARE -> x * x;
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        };
    }
}
