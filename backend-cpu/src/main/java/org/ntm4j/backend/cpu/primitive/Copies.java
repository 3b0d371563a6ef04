package org.ntm4j.backend.cpu.primitive;

import java.util.Arrays;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.storage.FloatMemory;

/** Moves elements: fills, copies between views, transfers from and to the host. */
public final class Copies {
    private final FloatMemory memory;

    /** Copies within that memory. */
    public Copies(FloatMemory memory) {
        this.memory = memory;
    }

    /** {@code target = value}. */
    public void fill(View target, float value) {
        float[] to = memory.array(target);
        if (target.isDense()) {
            Arrays.fill(to, target.offset(), target.offset() + target.size(), value);
            return;
        }
        int columns = Rows.extent(target, 3);
        int stride = Rows.stride(target, 3);
        for (int i = 0; i < Rows.extent(target, 0); i++) {
            for (int j = 0; j < Rows.extent(target, 1); j++) {
                for (int k = 0; k < Rows.extent(target, 2); k++) {
                    fillRow(to, Rows.start(target, i, j, k), stride, columns, value);
                }
            }
        }
    }

    private static void fillRow(float[] to, int at, int stride, int columns, float value) {
        if (stride == 1) {
            Arrays.fill(to, at, at + columns, value);
            return;
        }
        for (int c = 0; c < columns; c++) {
            to[at + c * stride] = value;
        }
    }

    /** {@code target = source}, strided as they are. */
    public void copy(View source, View target) {
        Rows.requireSameShape(source, target);
        float[] from = memory.array(source);
        float[] to = memory.array(target);
        if (source.isDense() && target.isDense()) {
            System.arraycopy(from, source.offset(), to, target.offset(), source.size());
            return;
        }
        int columns = Rows.extent(target, 3);
        int fromStride = Rows.stride(source, 3);
        int toStride = Rows.stride(target, 3);
        for (int i = 0; i < Rows.extent(target, 0); i++) {
            for (int j = 0; j < Rows.extent(target, 1); j++) {
                for (int k = 0; k < Rows.extent(target, 2); k++) {
                    int fromStart = Rows.start(source, i, j, k);
                    int toStart = Rows.start(target, i, j, k);
                    copyRow(from, fromStart, fromStride, to, toStart, toStride, columns);
                }
            }
        }
    }

    private static void copyRow(
            float[] from,
            int fromAt,
            int fromStride,
            float[] to,
            int toAt,
            int toStride,
            int columns) {
        if (fromStride == 1 && toStride == 1) {
            System.arraycopy(from, fromAt, to, toAt, columns);
            return;
        }
        for (int c = 0; c < columns; c++) {
            to[toAt + c * toStride] = from[fromAt + c * fromStride];
        }
    }

    /** Copies floats from the host into a dense view. */
    public void upload(float[] source, int offset, View target) {
        float[] to = hostTransfer(target, offset, source.length);
        System.arraycopy(source, offset, to, target.offset(), target.size());
    }

    /** Copies doubles from the host into a dense view, rounded. */
    public void upload(double[] source, int offset, View target) {
        float[] to = hostTransfer(target, offset, source.length);
        for (int i = 0; i < target.size(); i++) {
            to[target.offset() + i] = (float) source[offset + i];
        }
    }

    /** Copies a dense view to floats on the host. */
    public void download(View source, float[] target, int offset) {
        float[] from = hostTransfer(source, offset, target.length);
        System.arraycopy(from, source.offset(), target, offset, source.size());
    }

    /** Copies a dense view to doubles on the host. */
    public void download(View source, double[] target, int offset) {
        float[] from = hostTransfer(source, offset, target.length);
        for (int i = 0; i < source.size(); i++) {
            target[offset + i] = from[source.offset() + i];
        }
    }

    private float[] hostTransfer(View view, int offset, int hostLength) {
        if (!view.isDense()) {
            throw new IllegalArgumentException(
                    "only a dense view goes to or from the host: " + view);
        }
        if (offset < 0 || offset > hostLength - view.size()) {
            throw new IllegalArgumentException(
                    "a host array of "
                            + hostLength
                            + " has no "
                            + view.size()
                            + " elements from "
                            + offset
                            + " on");
        }
        return memory.array(view);
    }
}
