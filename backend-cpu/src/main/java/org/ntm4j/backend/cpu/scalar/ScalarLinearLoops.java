package org.ntm4j.backend.cpu.scalar;

import org.ntm4j.backend.cpu.kernel.LinearLoops;

/** {@link LinearLoops} in plain Java. */
final class ScalarLinearLoops implements LinearLoops {
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
        for (int row = 0; row < rows; row++) {
            int to = yAt + row * outputs;
            System.arraycopy(bias, biasAt, y, to, outputs);
            for (int i = 0; i < inputs; i++) {
                addScaled(x[xAt + row * inputs + i], w, wAt + i * outputs, y, to, outputs);
            }
        }
    }

    private static void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] += factor * x[xAt + i];
        }
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
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < inputs; i++) {
                dx[dxAt + row * inputs + i] +=
                        dot(dy, dyAt + row * outputs, w, wAt + i * outputs, outputs);
            }
        }
    }

    /** Four partial sums, because a single one waits for each addition. */
    private static float dot(float[] a, int aAt, float[] b, int bAt, int n) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            sum0 += a[aAt + i] * b[bAt + i];
            sum1 += a[aAt + i + 1] * b[bAt + i + 1];
            sum2 += a[aAt + i + 2] * b[bAt + i + 2];
            sum3 += a[aAt + i + 3] * b[bAt + i + 3];
        }
        for (; i < n; i++) {
            sum0 += a[aAt + i] * b[bAt + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    @Override
    public void addRows(float[] x, int xAt, int rows, int columns, float[] total, int totalAt) {
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < columns; c++) {
                total[totalAt + c] += x[xAt + row * columns + c];
            }
        }
    }
}
