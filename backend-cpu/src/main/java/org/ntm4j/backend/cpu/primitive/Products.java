package org.ntm4j.backend.cpu.primitive;

import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.gemm.MatrixProduct;
import org.ntm4j.backend.cpu.storage.FloatMemory;

/** The {@code gemm} primitive: one matrix product for each entry of the batch. */
public final class Products {
    private final FloatMemory memory;
    private final MatrixProduct product;

    /** Works on that memory with that product. */
    public Products(FloatMemory memory, MatrixProduct product) {
        this.memory = memory;
        this.product = product;
    }

    /**
     * {@code c = alpha · op(a) · op(b) + beta · c}, as {@link
     * org.ntm4j.backend.TensorBackend#gemm}.
     */
    public void gemm(
            boolean transposeA,
            boolean transposeB,
            float alpha,
            View a,
            View b,
            float beta,
            View c) {
        int m = rows(c);
        int n = columns(c);
        int k = transposeA ? rows(a) : columns(a);
        requireOperand(a, transposeA ? k : m, transposeA ? m : k, c);
        requireOperand(b, transposeB ? n : k, transposeB ? k : n, c);
        requireOperand(c, m, n, c);
        float[] left = memory.array(a);
        float[] right = memory.array(b);
        float[] to = memory.array(c);
        if (m == 0 || n == 0) {
            return;
        }
        for (int entry = 0; entry < entries(c); entry++) {
            product.multiply(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    alpha,
                    left,
                    start(a, entry),
                    rowStride(a),
                    right,
                    start(b, entry),
                    rowStride(b),
                    beta,
                    to,
                    start(c, entry),
                    rowStride(c));
        }
    }

    private static void requireOperand(View view, int rows, int columns, View c) {
        boolean fits =
                view.rank() == c.rank()
                        && (view.rank() == 2 || view.rank() == 3)
                        && entries(view) == entries(c)
                        && rows(view) == rows
                        && columns(view) == columns
                        && (columns < 2 || view.stride(view.rank() - 1) == 1);
        if (!fits) {
            throw new IllegalArgumentException(
                    "a matrix product needs "
                            + rows
                            + " rows of "
                            + columns
                            + " neighbours, got "
                            + view);
        }
    }

    private static int entries(View view) {
        return view.rank() == 3 ? view.extent(0) : 1;
    }

    private static int rows(View view) {
        return view.extent(view.rank() - 2);
    }

    private static int columns(View view) {
        return view.extent(view.rank() - 1);
    }

    private static int rowStride(View view) {
        return view.stride(view.rank() - 2);
    }

    private static int start(View view, int entry) {
        return view.offset() + (view.rank() == 3 ? entry * view.stride(0) : 0);
    }
}
