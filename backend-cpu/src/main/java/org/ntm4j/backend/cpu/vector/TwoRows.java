package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;

/** Tiles of two rows of a matrix product whose result starts from something. */
final class TwoRows {
    private TwoRows() {}

    /** {@code c = start + a·b} for two rows and so many vectors of columns, the last of which begins at {@code last}. */
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
        int start1 = startAt + startStride;
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + COUNT);
        FloatVector s02 = load(start, startAt + 2 * COUNT);
        FloatVector s03 = load(start, startAt + last);
        FloatVector s10 = load(start, start1);
        FloatVector s11 = load(start, start1 + COUNT);
        FloatVector s12 = load(start, start1 + 2 * COUNT);
        FloatVector s13 = load(start, start1 + last);
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
        int start1 = startAt + startStride;
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + COUNT);
        FloatVector s02 = load(start, startAt + last);
        FloatVector s10 = load(start, start1);
        FloatVector s11 = load(start, start1 + COUNT);
        FloatVector s12 = load(start, start1 + last);
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
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + COUNT);
        s02.intoArray(c, cAt + last);
        int c1 = cAt + ldc;
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s12.intoArray(c, c1 + last);
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
        int start1 = startAt + startStride;
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + last);
        FloatVector s10 = load(start, start1);
        FloatVector s11 = load(start, start1 + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector b1 = load(b, from + last);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = all(a[a1 + p]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + last);
        int c1 = cAt + ldc;
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + last);
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
        int start1 = startAt + startStride;
        FloatVector s00 = load(start, startAt);
        FloatVector s10 = load(start, start1);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
            x = all(a[a1 + p]);
            s10 = x.fma(b0, s10);
        }
        s00.intoArray(c, cAt);
        int c1 = cAt + ldc;
        s10.intoArray(c, c1);
    }
}
