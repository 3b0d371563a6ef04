package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.zero;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.kernel.LinearLoops;
import org.ntm4j.backend.cpu.scalar.ScalarLoops;
import org.ntm4j.backend.cpu.simd.Lanes;

/**
 * {@link LinearLoops} with vectors: matrix times vector, a row at a time. Columns that fill no vector
 * are done with the last vector of the row, which overlaps the one before: the lanes that are done
 * twice get the same value twice, or meet a 0.
 */
final class VectorLinearLoops implements LinearLoops {
    /** Vectors of outputs that are summed at once: as many as hide the latency of a sum. */
    private static final int WIDE = 6;

    private final LinearLoops narrow = ScalarLoops.create().linear();
    private final float[] tail = Lanes.room(1);
    private final LaneSums sums = new LaneSums();

    @Override
    public void forward(
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] bias,
            int biasAt,
            float[] y,
            int yAt,
            int rows,
            int inputs,
            int outputs) {
        if (outputs < COUNT) {
            narrow.forward(x, xAt, w, wAt, bias, biasAt, y, yAt, rows, inputs, outputs);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int from = xAt + row * inputs;
            int to = yAt + row * outputs;
            int j = 0;
            for (; j <= outputs - WIDE * COUNT; j += WIDE * COUNT) {
                sixVectors(x, from, w, wAt + j, bias, biasAt + j, y, to + j, inputs, outputs);
            }
            for (; j <= outputs - 2 * COUNT; j += 2 * COUNT) {
                twoVectors(x, from, w, wAt + j, bias, biasAt + j, y, to + j, inputs, outputs);
            }
            for (; j < outputs; j += COUNT) {
                int at = Math.min(j, outputs - COUNT);
                oneVector(x, from, w, wAt + at, bias, biasAt + at, y, to + at, inputs, outputs);
            }
        }
    }

    private static void sixVectors(
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] bias,
            int biasAt,
            float[] y,
            int yAt,
            int inputs,
            int stride) {
        FloatVector sum0 = load(bias, biasAt);
        FloatVector sum1 = load(bias, biasAt + COUNT);
        FloatVector sum2 = load(bias, biasAt + 2 * COUNT);
        FloatVector sum3 = load(bias, biasAt + 3 * COUNT);
        FloatVector sum4 = load(bias, biasAt + 4 * COUNT);
        FloatVector sum5 = load(bias, biasAt + 5 * COUNT);
        for (int i = 0, at = wAt; i < inputs; i++, at += stride) {
            FloatVector factor = all(x[xAt + i]);
            sum0 = factor.fma(load(w, at), sum0);
            sum1 = factor.fma(load(w, at + COUNT), sum1);
            sum2 = factor.fma(load(w, at + 2 * COUNT), sum2);
            sum3 = factor.fma(load(w, at + 3 * COUNT), sum3);
            sum4 = factor.fma(load(w, at + 4 * COUNT), sum4);
            sum5 = factor.fma(load(w, at + 5 * COUNT), sum5);
        }
        sum0.intoArray(y, yAt);
        sum1.intoArray(y, yAt + COUNT);
        sum2.intoArray(y, yAt + 2 * COUNT);
        sum3.intoArray(y, yAt + 3 * COUNT);
        sum4.intoArray(y, yAt + 4 * COUNT);
        sum5.intoArray(y, yAt + 5 * COUNT);
    }

    private static void twoVectors(
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] bias,
            int biasAt,
            float[] y,
            int yAt,
            int inputs,
            int stride) {
        FloatVector sum0 = load(bias, biasAt);
        FloatVector sum1 = load(bias, biasAt + COUNT);
        for (int i = 0, at = wAt; i < inputs; i++, at += stride) {
            FloatVector factor = all(x[xAt + i]);
            sum0 = factor.fma(load(w, at), sum0);
            sum1 = factor.fma(load(w, at + COUNT), sum1);
        }
        sum0.intoArray(y, yAt);
        sum1.intoArray(y, yAt + COUNT);
    }

    private static void oneVector(
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] bias,
            int biasAt,
            float[] y,
            int yAt,
            int inputs,
            int stride) {
        FloatVector sum = load(bias, biasAt);
        for (int i = 0, at = wAt; i < inputs; i++, at += stride) {
            sum = all(x[xAt + i]).fma(load(w, at), sum);
        }
        sum.intoArray(y, yAt);
    }

    @Override
    public void product(
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] start,
            int startAt,
            int startStride,
            float[] y,
            int yAt,
            int rows,
            int inputs,
            int outputs) {
        if (outputs < COUNT) {
            narrow.product(
                    x, xAt, w, wAt, start, startAt, startStride, y, yAt, rows, inputs, outputs);
            return;
        }
        RowProduct.multiply(
                rows,
                outputs,
                inputs,
                x,
                xAt,
                inputs,
                w,
                wAt,
                outputs,
                start,
                startAt,
                startStride,
                y,
                yAt,
                outputs);
    }

    @Override
    public void backwardInput(
            float[] dy,
            int dyAt,
            float[] w,
            int wAt,
            float[] dx,
            int dxAt,
            int rows,
            int inputs,
            int outputs) {
        if (outputs < COUNT) {
            narrow.backwardInput(dy, dyAt, w, wAt, dx, dxAt, rows, inputs, outputs);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int from = dyAt + row * outputs;
            loadTail(dy, from, outputs);
            float[] lanes = sums.room(inputs);
            int i = 0;
            for (; i <= inputs - 4; i += 4) {
                fourDots(dy, from, tail, w, wAt + i * outputs, lanes, i * COUNT, outputs);
            }
            for (; i < inputs; i++) {
                oneDot(dy, from, tail, w, wAt + i * outputs, lanes, i * COUNT, outputs);
            }
            sums.add(inputs, 1, dx, dxAt + row * inputs);
        }
    }

    /** The last vector of a row, with 0 in the lanes that whole vectors before it have. */
    private void loadTail(float[] dy, int at, int outputs) {
        int fresh = outputs % COUNT;
        Arrays.fill(tail, 0, COUNT - fresh, 0);
        System.arraycopy(dy, at + outputs - fresh, tail, COUNT - fresh, fresh);
    }

    private static void fourDots(
            float[] dy,
            int dyAt,
            float[] tail,
            float[] w,
            int wAt,
            float[] lanes,
            int lanesAt,
            int outputs) {
        int second = wAt + outputs;
        int third = second + outputs;
        int fourth = third + outputs;
        FloatVector sum0 = zero();
        FloatVector sum1 = zero();
        FloatVector sum2 = zero();
        FloatVector sum3 = zero();
        int j = 0;
        for (; j <= outputs - COUNT; j += COUNT) {
            FloatVector d = load(dy, dyAt + j);
            sum0 = d.fma(load(w, wAt + j), sum0);
            sum1 = d.fma(load(w, second + j), sum1);
            sum2 = d.fma(load(w, third + j), sum2);
            sum3 = d.fma(load(w, fourth + j), sum3);
        }
        if (j < outputs) {
            FloatVector d = load(tail, 0);
            int last = outputs - COUNT;
            sum0 = d.fma(load(w, wAt + last), sum0);
            sum1 = d.fma(load(w, second + last), sum1);
            sum2 = d.fma(load(w, third + last), sum2);
            sum3 = d.fma(load(w, fourth + last), sum3);
        }
        sum0.intoArray(lanes, lanesAt);
        sum1.intoArray(lanes, lanesAt + COUNT);
        sum2.intoArray(lanes, lanesAt + 2 * COUNT);
        sum3.intoArray(lanes, lanesAt + 3 * COUNT);
    }

    private static void oneDot(
            float[] dy,
            int dyAt,
            float[] tail,
            float[] w,
            int wAt,
            float[] lanes,
            int lanesAt,
            int outputs) {
        FloatVector sum = zero();
        int j = 0;
        for (; j <= outputs - COUNT; j += COUNT) {
            sum = load(dy, dyAt + j).fma(load(w, wAt + j), sum);
        }
        if (j < outputs) {
            sum = load(tail, 0).fma(load(w, wAt + outputs - COUNT), sum);
        }
        sum.intoArray(lanes, lanesAt);
    }

    @Override
    public void addRows(float[] x, int xAt, int rows, int columns, float[] total, int totalAt) {
        int c = 0;
        for (; c <= columns - COUNT; c += COUNT) {
            FloatVector sum = load(total, totalAt + c);
            for (int row = 0, at = xAt + c; row < rows; row++, at += columns) {
                sum = sum.add(load(x, at));
            }
            sum.intoArray(total, totalAt + c);
        }
        for (; c < columns; c++) {
            float sum = total[totalAt + c];
            for (int row = 0, at = xAt + c; row < rows; row++, at += columns) {
                sum += x[at];
            }
            total[totalAt + c] = sum;
        }
    }
}
