package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;

/** Tiles of four rows of a matrix product whose result starts from something. */
final class FourRows {
    private FourRows() {}

    /** {@code c = start + a·b} for four rows and so many vectors of columns, the last of which begins at {@code last}. */
    static void multiply(
            int vectors,
            int k,
            float[] a,
            int a0,
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
        switch (vectors) {
            case 4 ->
                    fourVectors(
                            k,
                            a,
                            a0,
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
            case 3 ->
                    threeVectors(
                            k,
                            a,
                            a0,
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
                    twoVectors(
                            k,
                            a,
                            a0,
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
                    oneVector(k, a, a0, lda, b, bAt, ldb, start, startAt, startStride, c, cAt, ldc);
        }
    }

    private static void fourVectors(
            int k,
            float[] a,
            int a0,
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
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int start1 = startAt + startStride;
        int start2 = start1 + startStride;
        int start3 = start2 + startStride;
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + COUNT);
        FloatVector s02 = load(start, startAt + 2 * COUNT);
        FloatVector s03 = load(start, startAt + last);
        FloatVector s10 = load(start, start1);
        FloatVector s11 = load(start, start1 + COUNT);
        FloatVector s12 = load(start, start1 + 2 * COUNT);
        FloatVector s13 = load(start, start1 + last);
        FloatVector s20 = load(start, start2);
        FloatVector s21 = load(start, start2 + COUNT);
        FloatVector s22 = load(start, start2 + 2 * COUNT);
        FloatVector s23 = load(start, start2 + last);
        FloatVector s30 = load(start, start3);
        FloatVector s31 = load(start, start3 + COUNT);
        FloatVector s32 = load(start, start3 + 2 * COUNT);
        FloatVector s33 = load(start, start3 + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector b1 = load(b, from + COUNT);
            FloatVector b2 = load(b, from + 2 * COUNT);
            FloatVector b3 = load(b, from + last);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            s03 = x.fma(b3, s03);
            x = all(a[a1 + p]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s12 = x.fma(b2, s12);
            s13 = x.fma(b3, s13);
            x = all(a[a2 + p]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            s22 = x.fma(b2, s22);
            s23 = x.fma(b3, s23);
            x = all(a[a3 + p]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            s32 = x.fma(b2, s32);
            s33 = x.fma(b3, s33);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + COUNT);
        s02.intoArray(c, cAt + 2 * COUNT);
        s03.intoArray(c, cAt + last);
        int c1 = cAt + ldc;
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s12.intoArray(c, c1 + 2 * COUNT);
        s13.intoArray(c, c1 + last);
        int c2 = c1 + ldc;
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + COUNT);
        s22.intoArray(c, c2 + 2 * COUNT);
        s23.intoArray(c, c2 + last);
        int c3 = c2 + ldc;
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + COUNT);
        s32.intoArray(c, c3 + 2 * COUNT);
        s33.intoArray(c, c3 + last);
    }

    private static void threeVectors(
            int k,
            float[] a,
            int a0,
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
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int start1 = startAt + startStride;
        int start2 = start1 + startStride;
        int start3 = start2 + startStride;
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + COUNT);
        FloatVector s02 = load(start, startAt + last);
        FloatVector s10 = load(start, start1);
        FloatVector s11 = load(start, start1 + COUNT);
        FloatVector s12 = load(start, start1 + last);
        FloatVector s20 = load(start, start2);
        FloatVector s21 = load(start, start2 + COUNT);
        FloatVector s22 = load(start, start2 + last);
        FloatVector s30 = load(start, start3);
        FloatVector s31 = load(start, start3 + COUNT);
        FloatVector s32 = load(start, start3 + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector b1 = load(b, from + COUNT);
            FloatVector b2 = load(b, from + last);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            x = all(a[a1 + p]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s12 = x.fma(b2, s12);
            x = all(a[a2 + p]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            s22 = x.fma(b2, s22);
            x = all(a[a3 + p]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            s32 = x.fma(b2, s32);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + COUNT);
        s02.intoArray(c, cAt + last);
        int c1 = cAt + ldc;
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s12.intoArray(c, c1 + last);
        int c2 = c1 + ldc;
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + COUNT);
        s22.intoArray(c, c2 + last);
        int c3 = c2 + ldc;
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + COUNT);
        s32.intoArray(c, c3 + last);
    }

    private static void twoVectors(
            int k,
            float[] a,
            int a0,
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
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int start1 = startAt + startStride;
        int start2 = start1 + startStride;
        int start3 = start2 + startStride;
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + last);
        FloatVector s10 = load(start, start1);
        FloatVector s11 = load(start, start1 + last);
        FloatVector s20 = load(start, start2);
        FloatVector s21 = load(start, start2 + last);
        FloatVector s30 = load(start, start3);
        FloatVector s31 = load(start, start3 + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector b1 = load(b, from + last);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = all(a[a1 + p]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = all(a[a2 + p]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = all(a[a3 + p]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + last);
        int c1 = cAt + ldc;
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + last);
        int c2 = c1 + ldc;
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + last);
        int c3 = c2 + ldc;
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + last);
    }

    private static void oneVector(
            int k,
            float[] a,
            int a0,
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
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int start1 = startAt + startStride;
        int start2 = start1 + startStride;
        int start3 = start2 + startStride;
        FloatVector s00 = load(start, startAt);
        FloatVector s10 = load(start, start1);
        FloatVector s20 = load(start, start2);
        FloatVector s30 = load(start, start3);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
            x = all(a[a1 + p]);
            s10 = x.fma(b0, s10);
            x = all(a[a2 + p]);
            s20 = x.fma(b0, s20);
            x = all(a[a3 + p]);
            s30 = x.fma(b0, s30);
        }
        s00.intoArray(c, cAt);
        int c1 = cAt + ldc;
        s10.intoArray(c, c1);
        int c2 = c1 + ldc;
        s20.intoArray(c, c2);
        int c3 = c2 + ldc;
        s30.intoArray(c, c3);
    }
}
