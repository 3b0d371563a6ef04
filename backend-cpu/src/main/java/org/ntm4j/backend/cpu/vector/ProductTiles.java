package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.zero;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of a matrix product: a tile of the result stays in registers while the inner
 * extent is walked through once. Each tile has four rows; row {@code r} of the left matrix starts at
 * {@code a0 + r·rowStep} and goes on in steps of {@code innerStep}.
 */
final class ProductTiles {
    /** Rows of a tile. */
    static final int ROWS = 4;

    private ProductTiles() {}

    /** {@code c (+)= a·b} for four rows and four vectors of columns; needs 21 registers. */
    static void fourVectors(
            int k,
            float[] a,
            int a0,
            int rowStep,
            int innerStep,
            float[] b,
            int bAt,
            int ldb,
            float[] c,
            int cAt,
            int ldc,
            boolean add) {
        int c1 = cAt + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        FloatVector s00 = add ? load(c, cAt) : zero();
        FloatVector s01 = add ? load(c, cAt + COUNT) : zero();
        FloatVector s02 = add ? load(c, cAt + 2 * COUNT) : zero();
        FloatVector s03 = add ? load(c, cAt + 3 * COUNT) : zero();
        FloatVector s10 = add ? load(c, c1) : zero();
        FloatVector s11 = add ? load(c, c1 + COUNT) : zero();
        FloatVector s12 = add ? load(c, c1 + 2 * COUNT) : zero();
        FloatVector s13 = add ? load(c, c1 + 3 * COUNT) : zero();
        FloatVector s20 = add ? load(c, c2) : zero();
        FloatVector s21 = add ? load(c, c2 + COUNT) : zero();
        FloatVector s22 = add ? load(c, c2 + 2 * COUNT) : zero();
        FloatVector s23 = add ? load(c, c2 + 3 * COUNT) : zero();
        FloatVector s30 = add ? load(c, c3) : zero();
        FloatVector s31 = add ? load(c, c3 + COUNT) : zero();
        FloatVector s32 = add ? load(c, c3 + 2 * COUNT) : zero();
        FloatVector s33 = add ? load(c, c3 + 3 * COUNT) : zero();
        int a1 = a0 + rowStep;
        int a2 = a1 + rowStep;
        int a3 = a2 + rowStep;
        int from = bAt;
        for (int p = 0, inner = 0; p < k; p++, inner += innerStep, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector b1 = load(b, from + COUNT);
            FloatVector b2 = load(b, from + 2 * COUNT);
            FloatVector b3 = load(b, from + 3 * COUNT);
            FloatVector x = all(a[a0 + inner]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            s03 = x.fma(b3, s03);
            x = all(a[a1 + inner]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s12 = x.fma(b2, s12);
            s13 = x.fma(b3, s13);
            x = all(a[a2 + inner]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            s22 = x.fma(b2, s22);
            s23 = x.fma(b3, s23);
            x = all(a[a3 + inner]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            s32 = x.fma(b2, s32);
            s33 = x.fma(b3, s33);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + COUNT);
        s02.intoArray(c, cAt + 2 * COUNT);
        s03.intoArray(c, cAt + 3 * COUNT);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s12.intoArray(c, c1 + 2 * COUNT);
        s13.intoArray(c, c1 + 3 * COUNT);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + COUNT);
        s22.intoArray(c, c2 + 2 * COUNT);
        s23.intoArray(c, c2 + 3 * COUNT);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + COUNT);
        s32.intoArray(c, c3 + 2 * COUNT);
        s33.intoArray(c, c3 + 3 * COUNT);
    }

    /** {@code c (+)= a·b} for four rows and two vectors of columns. */
    static void twoVectors(
            int k,
            float[] a,
            int a0,
            int rowStep,
            int innerStep,
            float[] b,
            int bAt,
            int ldb,
            float[] c,
            int cAt,
            int ldc,
            boolean add) {
        int c1 = cAt + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        FloatVector s00 = add ? load(c, cAt) : zero();
        FloatVector s01 = add ? load(c, cAt + COUNT) : zero();
        FloatVector s10 = add ? load(c, c1) : zero();
        FloatVector s11 = add ? load(c, c1 + COUNT) : zero();
        FloatVector s20 = add ? load(c, c2) : zero();
        FloatVector s21 = add ? load(c, c2 + COUNT) : zero();
        FloatVector s30 = add ? load(c, c3) : zero();
        FloatVector s31 = add ? load(c, c3 + COUNT) : zero();
        int a1 = a0 + rowStep;
        int a2 = a1 + rowStep;
        int a3 = a2 + rowStep;
        int from = bAt;
        for (int p = 0, inner = 0; p < k; p++, inner += innerStep, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector b1 = load(b, from + COUNT);
            FloatVector x = all(a[a0 + inner]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = all(a[a1 + inner]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = all(a[a2 + inner]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = all(a[a3 + inner]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + COUNT);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + COUNT);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + COUNT);
    }

    /** {@code c (+)= a·b} for four rows and one vector of columns. */
    static void oneVector(
            int k,
            float[] a,
            int a0,
            int rowStep,
            int innerStep,
            float[] b,
            int bAt,
            int ldb,
            float[] c,
            int cAt,
            int ldc,
            boolean add) {
        int c1 = cAt + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        FloatVector s0 = add ? load(c, cAt) : zero();
        FloatVector s1 = add ? load(c, c1) : zero();
        FloatVector s2 = add ? load(c, c2) : zero();
        FloatVector s3 = add ? load(c, c3) : zero();
        int a1 = a0 + rowStep;
        int a2 = a1 + rowStep;
        int a3 = a2 + rowStep;
        int from = bAt;
        for (int p = 0, inner = 0; p < k; p++, inner += innerStep, from += ldb) {
            FloatVector b0 = load(b, from);
            s0 = all(a[a0 + inner]).fma(b0, s0);
            s1 = all(a[a1 + inner]).fma(b0, s1);
            s2 = all(a[a2 + inner]).fma(b0, s2);
            s3 = all(a[a3 + inner]).fma(b0, s3);
        }
        s0.intoArray(c, cAt);
        s1.intoArray(c, c1);
        s2.intoArray(c, c2);
        s3.intoArray(c, c3);
    }

    /**
     * Products of four rows of {@code a} with four rows of {@code b}, both along neighbours: lanes of
     * the sixteen sums, {@code [4, 4, COUNT]}, over the whole vectors of {@code k}.
     */
    static void dots(int k, float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] lanes) {
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        FloatVector s00 = zero();
        FloatVector s01 = zero();
        FloatVector s02 = zero();
        FloatVector s03 = zero();
        FloatVector s10 = zero();
        FloatVector s11 = zero();
        FloatVector s12 = zero();
        FloatVector s13 = zero();
        FloatVector s20 = zero();
        FloatVector s21 = zero();
        FloatVector s22 = zero();
        FloatVector s23 = zero();
        FloatVector s30 = zero();
        FloatVector s31 = zero();
        FloatVector s32 = zero();
        FloatVector s33 = zero();
        for (int p = 0; p <= k - COUNT; p += COUNT) {
            FloatVector y0 = load(b, b0 + p);
            FloatVector y1 = load(b, b1 + p);
            FloatVector y2 = load(b, b2 + p);
            FloatVector y3 = load(b, b3 + p);
            FloatVector x = load(a, a0 + p);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            s03 = x.fma(y3, s03);
            x = load(a, a1 + p);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            s13 = x.fma(y3, s13);
            x = load(a, a2 + p);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            s22 = x.fma(y2, s22);
            s23 = x.fma(y3, s23);
            x = load(a, a3 + p);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            s32 = x.fma(y2, s32);
            s33 = x.fma(y3, s33);
        }
        s00.intoArray(lanes, 0);
        s01.intoArray(lanes, COUNT);
        s02.intoArray(lanes, 2 * COUNT);
        s03.intoArray(lanes, 3 * COUNT);
        s10.intoArray(lanes, 4 * COUNT);
        s11.intoArray(lanes, 5 * COUNT);
        s12.intoArray(lanes, 6 * COUNT);
        s13.intoArray(lanes, 7 * COUNT);
        s20.intoArray(lanes, 8 * COUNT);
        s21.intoArray(lanes, 9 * COUNT);
        s22.intoArray(lanes, 10 * COUNT);
        s23.intoArray(lanes, 11 * COUNT);
        s30.intoArray(lanes, 12 * COUNT);
        s31.intoArray(lanes, 13 * COUNT);
        s32.intoArray(lanes, 14 * COUNT);
        s33.intoArray(lanes, 15 * COUNT);
    }
}
