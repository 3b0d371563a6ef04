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
        for (int row = 0; row < rows; row++) {
            int to = yAt + row * outputs;
            System.arraycopy(start, startAt + row * startStride, y, to, outputs);
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
                        ScalarMath.dot(dy, dyAt + row * outputs, w, wAt + i * outputs, outputs);
            }
        }
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
