package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;

/**
 * A matrix product of a few rows: each element is its start and then the products in the order of the inner
 * extent, in whatever tile it falls, so that a row's result does not depend on the rows beside it. Columns that
 * fill no vector are done with the last vector of a row, which overlaps the one before.
 */
final class RowProduct {
    /** Vectors of a tile of four rows: as many as leave registers for the operands. */
    private static final int WIDE = COUNT >= 16 ? 4 : 2;

    /** Vectors of a tile of one row: as many as hide the latency of a sum. */
    private static final int WIDEST = COUNT >= 16 ? 8 : 4;

    private RowProduct() {}

    /**
     * {@code c = start + a·b}.
     *
     * @param n at least {@link org.ntm4j.backend.cpu.simd.Lanes#COUNT}
     */
    static void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            int lda,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            int startStride,
            float[] c,
            int cAt,
            int ldc) {
        int i = 0;
        while (i < m) {
            int rows = m - i >= 4 ? 4 : m - i >= 2 ? 2 : 1;
            panel(
                    rows,
                    n,
                    k,
                    a,
                    aAt + i * lda,
                    lda,
                    b,
                    bAt,
                    ldb,
                    start,
                    startAt + i * startStride,
                    startStride,
                    c,
                    cAt + i * ldc,
                    ldc);
            i += rows;
        }
    }

    private static void panel(
            int rows,
            int n,
            int k,
            float[] a,
            int aAt,
            int lda,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            int startStride,
            float[] c,
            int cAt,
            int ldc) {
        int left = (n + COUNT - 1) / COUNT;
        int most = rows == 1 ? WIDEST : WIDE;
        for (int j = 0; left > 0; ) {
            int vectors = vectors(left, most);
            int at = vectors == 1 && left == 1 ? n - COUNT : j;
            int last = left == vectors ? n - COUNT - at : (vectors - 1) * COUNT;
            tile(
                    rows,
                    vectors,
                    k,
                    a,
                    aAt,
                    lda,
                    b,
                    bAt + at,
                    ldb,
                    start,
                    startAt + at,
                    startStride,
                    c,
                    cAt + at,
                    ldc,
                    last);
            j += vectors * COUNT;
            left -= vectors;
        }
    }

    private static int vectors(int left, int most) {
        if (left >= most) {
            return most;
        }
        return left == 5 || (left == 6 && most < 6) ? 3 : left;
    }

    private static void tile(
            int rows,
            int vectors,
            int k,
            float[] a,
            int aAt,
            int lda,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            int startStride,
            float[] c,
            int cAt,
            int ldc,
            int last) {
        switch (rows) {
            case 4 ->
                    FourRows.multiply(
                            vectors,
                            k,
                            a,
                            aAt,
                            lda,
                            b,
                            bAt,
                            ldb,
                            start,
                            startAt,
                            startStride,
                            c,
                            cAt,
                            ldc,
                            last);
            case 2 ->
                    TwoRows.multiply(
                            vectors,
                            k,
                            a,
                            aAt,
                            lda,
                            b,
                            bAt,
                            ldb,
                            start,
                            startAt,
                            startStride,
                            c,
                            cAt,
                            ldc,
                            last);
            default ->
                    OneRow.multiply(vectors, k, a, aAt, b, bAt, ldb, start, startAt, c, cAt, last);
        }
    }
}
