package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.vector.ProductTiles.ROWS;

import org.ntm4j.backend.cpu.gemm.Beta;
import org.ntm4j.backend.cpu.gemm.LoopProduct;
import org.ntm4j.backend.cpu.gemm.MatrixProduct;
import org.ntm4j.backend.cpu.simd.Lanes;

/**
 * A matrix product of vector tiles. Column panels of the right matrix are packed where they are used
 * often enough to pay; a transposed right matrix is multiplied row by row. What is too small for a
 * tile is left to plain loops.
 */
final class VectorProduct implements MatrixProduct {
    /** Vectors of a tile's columns: as many as leave registers for the operands. */
    private static final int WIDE = COUNT >= 16 ? 4 : 2;

    private static final int PANEL = WIDE * COUNT;

    /** From so many rows and elements of a panel on, packing it pays. */
    private static final int PACK_ROWS = 12;

    private static final int PACK_ELEMENTS = 4096;

    /** From so many rows on, a transposed right matrix is transposed while it is packed. */
    private static final int PACK_TRANSPOSED_ROWS = 64;

    /** Below so many multiplications a tile is not worth its setting up. */
    private static final int SMALL_WORK = 256;

    private final LoopProduct loops = new LoopProduct();
    private final float[] edge = Lanes.room(ROWS * WIDE);
    private final float[] lanes = Lanes.room(ROWS * ROWS);
    private float[] packed = new float[0];

    @Override
    public String description() {
        return "vector products";
    }

    @Override
    public void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            int aAt,
            int lda,
            float[] b,
            int bAt,
            int ldb,
            float beta,
            float[] c,
            int cAt,
            int ldc) {
        boolean plain = alpha == 1 && (beta == 0 || beta == 1);
        if (!plain || k == 0 || m < ROWS || (long) m * n * k < SMALL_WORK) {
            loops.multiply(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    alpha,
                    a,
                    aAt,
                    lda,
                    b,
                    bAt,
                    ldb,
                    beta,
                    c,
                    cAt,
                    ldc);
        } else if (transposeB
                && !transposeA
                && k >= COUNT
                && n >= ROWS
                && m < PACK_TRANSPOSED_ROWS) {
            multiplyRows(m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
        } else {
            int rowStep = transposeA ? 1 : lda;
            int innerStep = transposeA ? lda : 1;
            multiplyPanels(
                    m,
                    n,
                    k,
                    a,
                    aAt,
                    rowStep,
                    innerStep,
                    transposeB,
                    b,
                    bAt,
                    ldb,
                    beta == 1,
                    c,
                    cAt,
                    ldc);
        }
    }

    private void multiplyPanels(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            int rowStep,
            int innerStep,
            boolean transposeB,
            float[] b,
            int bAt,
            int ldb,
            boolean add,
            float[] c,
            int cAt,
            int ldc) {
        boolean large = m >= PACK_ROWS && k * PANEL >= PACK_ELEMENTS;
        for (int j = 0; j < n; ) {
            int vectors = n - j >= PANEL ? WIDE : n - j >= 2 * COUNT ? 2 : 1;
            int width = vectors * COUNT;
            int fresh = Math.min(width, n - j);
            if (transposeB) {
                packTransposed(b, bAt + j * ldb, ldb, k, fresh, width);
            } else if (large || n < COUNT) {
                pack(b, bAt + j, ldb, k, fresh, width);
            } else {
                int back = width - fresh;
                columns(
                        vectors,
                        m,
                        k,
                        a,
                        aAt,
                        rowStep,
                        innerStep,
                        b,
                        bAt + j - back,
                        ldb,
                        add,
                        c,
                        cAt + j,
                        ldc,
                        back,
                        fresh);
                j += fresh;
                continue;
            }
            columns(
                    vectors, m, k, a, aAt, rowStep, innerStep, packed, 0, width, add, c, cAt + j,
                    ldc, 0, fresh);
            j += fresh;
        }
    }

    /** {@code columns} columns of the right matrix, {@code [k, width]}; the others hold anything. */
    private void pack(float[] b, int at, int ldb, int k, int columns, int width) {
        makeRoom(k * width);
        for (int p = 0; p < k; p++) {
            System.arraycopy(b, at + p * ldb, packed, p * width, columns);
        }
    }

    /** As {@link #pack} from a right matrix that is stored as its transpose. */
    private void packTransposed(float[] b, int at, int ldb, int k, int columns, int width) {
        makeRoom(k * width);
        for (int j = 0; j < columns; j++) {
            int from = at + j * ldb;
            for (int p = 0; p < k; p++) {
                packed[p * width + j] = b[from + p];
            }
        }
    }

    private void makeRoom(int elements) {
        if (packed.length < elements) {
            packed = new float[elements];
        }
    }

    /**
     * A column panel of the result. Of a tile's columns, {@code skip} are left out at its start and
     * {@code fresh} are wanted.
     *
     * @param cAt where the first wanted column of the first row is
     */
    private void columns(
            int vectors,
            int m,
            int k,
            float[] a,
            int aAt,
            int rowStep,
            int innerStep,
            float[] b,
            int bAt,
            int ldb,
            boolean add,
            float[] c,
            int cAt,
            int ldc,
            int skip,
            int fresh) {
        int width = vectors * COUNT;
        int whole = fresh == width ? m - m % ROWS : 0;
        for (int i = 0; i < whole; i += ROWS) {
            tile(
                    vectors,
                    k,
                    a,
                    aAt + i * rowStep,
                    rowStep,
                    innerStep,
                    b,
                    bAt,
                    ldb,
                    c,
                    cAt + i * ldc,
                    ldc,
                    add);
        }
        for (int i = whole; i < m; i += ROWS) {
            int first = Math.min(i, m - ROWS);
            int from = aAt + first * rowStep;
            tile(vectors, k, a, from, rowStep, innerStep, b, bAt, ldb, edge, 0, width, false);
            for (int row = i; row < Math.min(i + ROWS, m); row++) {
                merge(edge, (row - first) * width + skip, add, c, cAt + row * ldc, fresh);
            }
        }
    }

    private static void merge(float[] edge, int of, boolean add, float[] c, int at, int columns) {
        if (add) {
            for (int j = 0; j < columns; j++) {
                c[at + j] += edge[of + j];
            }
        } else {
            System.arraycopy(edge, of, c, at, columns);
        }
    }

    private static void tile(
            int vectors,
            int k,
            float[] a,
            int aAt,
            int rowStep,
            int innerStep,
            float[] b,
            int bAt,
            int ldb,
            float[] c,
            int cAt,
            int ldc,
            boolean add) {
        switch (vectors) {
            case 4 ->
                    ProductTiles.fourVectors(
                            k, a, aAt, rowStep, innerStep, b, bAt, ldb, c, cAt, ldc, add);
            case 2 ->
                    ProductTiles.twoVectors(
                            k, a, aAt, rowStep, innerStep, b, bAt, ldb, c, cAt, ldc, add);
            default ->
                    ProductTiles.oneVector(
                            k, a, aAt, rowStep, innerStep, b, bAt, ldb, c, cAt, ldc, add);
        }
    }

    /** {@code c = a·bᵀ + beta·c}: both matrices are walked through along their rows. */
    private void multiplyRows(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            int lda,
            float[] b,
            int bAt,
            int ldb,
            float beta,
            float[] c,
            int cAt,
            int ldc) {
        if (n < ROWS) {
            loops.multiply(false, true, m, n, k, 1, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
            return;
        }
        for (int i = 0; i < m; i++) {
            Beta.scaleRow(beta, c, cAt + i * ldc, n);
        }
        // Columns outside: a few rows of b stay in the cache while all of a passes by.
        for (int j = 0; j < n; j += ROWS) {
            int column = Math.min(j, n - ROWS);
            for (int i = 0; i < m; i += ROWS) {
                int row = Math.min(i, m - ROWS);
                ProductTiles.dots(k, a, aAt + row * lda, lda, b, bAt + column * ldb, ldb, lanes);
                addDots(
                        i - row,
                        j - column,
                        k,
                        a,
                        aAt + row * lda,
                        lda,
                        b,
                        bAt + column * ldb,
                        ldb,
                        c,
                        cAt + row * ldc + column,
                        ldc);
            }
        }
    }

    /** Adds the sums in {@link #lanes} and the rest of {@code k} to a tile but for its first rows and columns. */
    private void addDots(
            int firstRow,
            int firstColumn,
            int k,
            float[] a,
            int aAt,
            int lda,
            float[] b,
            int bAt,
            int ldb,
            float[] c,
            int cAt,
            int ldc) {
        for (int i = firstRow; i < ROWS; i++) {
            for (int j = firstColumn; j < ROWS; j++) {
                float sum = Lanes.sum(lanes, (i * ROWS + j) * COUNT);
                for (int p = Lanes.whole(k); p < k; p++) {
                    sum += a[aAt + i * lda + p] * b[bAt + j * ldb + p];
                }
                c[cAt + i * ldc + j] += sum;
            }
        }
    }
}
