package org.ntm4j.backend.contract;

import org.ntm4j.tensor.Shape;

/** {@code alpha · op(a) · op(b) + beta · c} in double arithmetic. */
final class ProductOracle {
    private final boolean transposeA;
    private final boolean transposeB;
    private final Shape shape;
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final int rows;
    private final int columns;
    private final int inner;

    ProductOracle(boolean transposeA, boolean transposeB, Buffer a, Buffer b, Buffer c) {
        this.transposeA = transposeA;
        this.transposeB = transposeB;
        shape = c.shape();
        this.a = a.initial();
        this.b = b.initial();
        this.c = c.initial();
        int rank = shape.rank();
        rows = shape.extent(rank - 2);
        columns = shape.extent(rank - 1);
        inner = a.shape().extent(transposeA ? rank - 2 : rank - 1);
    }

    /** The number of terms of each sum. */
    int inner() {
        return inner;
    }

    double[] values(double alpha, double beta) {
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            double old = beta == 0 ? 0 : beta * c[i];
            values[i] = alpha * sum(i, false) + old;
        }
        return values;
    }

    /** The sums of the absolute values of the terms. */
    double[] magnitudes(double alpha, double beta) {
        double[] magnitudes = new double[shape.size()];
        for (int i = 0; i < magnitudes.length; i++) {
            double old = beta == 0 ? 0 : Math.abs(beta * c[i]);
            magnitudes[i] = Math.abs(alpha) * sum(i, true) + old;
        }
        return magnitudes;
    }

    private double sum(int element, boolean absolute) {
        int entry = element / (rows * columns);
        int row = element / columns % rows;
        int column = element % columns;
        double sum = 0;
        for (int p = 0; p < inner; p++) {
            int left = transposeA ? p * rows + row : row * inner + p;
            int right = transposeB ? column * inner + p : p * columns + column;
            double product = a[entry * rows * inner + left] * b[entry * inner * columns + right];
            sum += absolute ? Math.abs(product) : product;
        }
        return sum;
    }
}
