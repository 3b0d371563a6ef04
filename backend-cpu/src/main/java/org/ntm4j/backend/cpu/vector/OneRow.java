package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;

/** Tiles of one row of a matrix product whose result starts from something. */
final class OneRow {
    private OneRow() {}

    /** {@code c = start + a·b} for one row and so many vectors of columns, the last of which begins at {@code last}. */
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
            case 6 ->
                    sixVectors(
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

    private static void sixVectors(
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
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + COUNT);
        FloatVector s02 = load(start, startAt + 2 * COUNT);
        FloatVector s03 = load(start, startAt + 3 * COUNT);
        FloatVector s04 = load(start, startAt + 4 * COUNT);
        FloatVector s05 = load(start, startAt + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector b1 = load(b, from + COUNT);
            FloatVector b2 = load(b, from + 2 * COUNT);
            FloatVector b3 = load(b, from + 3 * COUNT);
            FloatVector b4 = load(b, from + 4 * COUNT);
            FloatVector b5 = load(b, from + last);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            s03 = x.fma(b3, s03);
            s04 = x.fma(b4, s04);
            s05 = x.fma(b5, s05);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + COUNT);
        s02.intoArray(c, cAt + 2 * COUNT);
        s03.intoArray(c, cAt + 3 * COUNT);
        s04.intoArray(c, cAt + 4 * COUNT);
        s05.intoArray(c, cAt + last);
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
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + COUNT);
        FloatVector s02 = load(start, startAt + 2 * COUNT);
        FloatVector s03 = load(start, startAt + last);
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
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + COUNT);
        s02.intoArray(c, cAt + 2 * COUNT);
        s03.intoArray(c, cAt + last);
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
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + COUNT);
        FloatVector s02 = load(start, startAt + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector b1 = load(b, from + COUNT);
            FloatVector b2 = load(b, from + last);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + COUNT);
        s02.intoArray(c, cAt + last);
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
        FloatVector s00 = load(start, startAt);
        FloatVector s01 = load(start, startAt + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector b1 = load(b, from + last);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + last);
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
        FloatVector s00 = load(start, startAt);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector b0 = load(b, from);
            FloatVector x = all(a[a0 + p]);
            s00 = x.fma(b0, s00);
        }
        s00.intoArray(c, cAt);
    }
}
