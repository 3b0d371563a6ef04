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
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int last) {
        switch (vectors) {
            case 8 -> eightVectors(k, a, a0, b, bAt, ldb, start, startAt, c, cAt, last);
            case 7 -> sevenVectors(k, a, a0, b, bAt, ldb, start, startAt, c, cAt, last);
            case 6 -> sixVectors(k, a, a0, b, bAt, ldb, start, startAt, c, cAt, last);
            case 4 -> fourVectors(k, a, a0, b, bAt, ldb, start, startAt, c, cAt, last);
            case 3 -> threeVectors(k, a, a0, b, bAt, ldb, start, startAt, c, cAt, last);
            case 2 -> twoVectors(k, a, a0, b, bAt, ldb, start, startAt, c, cAt, last);
            default -> oneVector(k, a, a0, b, bAt, ldb, start, startAt, c, cAt);
        }
    }

    private static void eightVectors(
            int k,
            float[] a,
            int a0,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int last) {
        FloatVector s0 = load(start, startAt);
        FloatVector s1 = load(start, startAt + COUNT);
        FloatVector s2 = load(start, startAt + 2 * COUNT);
        FloatVector s3 = load(start, startAt + 3 * COUNT);
        FloatVector s4 = load(start, startAt + 4 * COUNT);
        FloatVector s5 = load(start, startAt + 5 * COUNT);
        FloatVector s6 = load(start, startAt + 6 * COUNT);
        FloatVector s7 = load(start, startAt + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector x = all(a[a0 + p]);
            s0 = x.fma(load(b, from), s0);
            s1 = x.fma(load(b, from + COUNT), s1);
            s2 = x.fma(load(b, from + 2 * COUNT), s2);
            s3 = x.fma(load(b, from + 3 * COUNT), s3);
            s4 = x.fma(load(b, from + 4 * COUNT), s4);
            s5 = x.fma(load(b, from + 5 * COUNT), s5);
            s6 = x.fma(load(b, from + 6 * COUNT), s6);
            s7 = x.fma(load(b, from + last), s7);
        }
        s0.intoArray(c, cAt);
        s1.intoArray(c, cAt + COUNT);
        s2.intoArray(c, cAt + 2 * COUNT);
        s3.intoArray(c, cAt + 3 * COUNT);
        s4.intoArray(c, cAt + 4 * COUNT);
        s5.intoArray(c, cAt + 5 * COUNT);
        s6.intoArray(c, cAt + 6 * COUNT);
        s7.intoArray(c, cAt + last);
    }

    private static void sevenVectors(
            int k,
            float[] a,
            int a0,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int last) {
        FloatVector s0 = load(start, startAt);
        FloatVector s1 = load(start, startAt + COUNT);
        FloatVector s2 = load(start, startAt + 2 * COUNT);
        FloatVector s3 = load(start, startAt + 3 * COUNT);
        FloatVector s4 = load(start, startAt + 4 * COUNT);
        FloatVector s5 = load(start, startAt + 5 * COUNT);
        FloatVector s6 = load(start, startAt + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector x = all(a[a0 + p]);
            s0 = x.fma(load(b, from), s0);
            s1 = x.fma(load(b, from + COUNT), s1);
            s2 = x.fma(load(b, from + 2 * COUNT), s2);
            s3 = x.fma(load(b, from + 3 * COUNT), s3);
            s4 = x.fma(load(b, from + 4 * COUNT), s4);
            s5 = x.fma(load(b, from + 5 * COUNT), s5);
            s6 = x.fma(load(b, from + last), s6);
        }
        s0.intoArray(c, cAt);
        s1.intoArray(c, cAt + COUNT);
        s2.intoArray(c, cAt + 2 * COUNT);
        s3.intoArray(c, cAt + 3 * COUNT);
        s4.intoArray(c, cAt + 4 * COUNT);
        s5.intoArray(c, cAt + 5 * COUNT);
        s6.intoArray(c, cAt + last);
    }

    private static void sixVectors(
            int k,
            float[] a,
            int a0,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int last) {
        FloatVector s0 = load(start, startAt);
        FloatVector s1 = load(start, startAt + COUNT);
        FloatVector s2 = load(start, startAt + 2 * COUNT);
        FloatVector s3 = load(start, startAt + 3 * COUNT);
        FloatVector s4 = load(start, startAt + 4 * COUNT);
        FloatVector s5 = load(start, startAt + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector x = all(a[a0 + p]);
            s0 = x.fma(load(b, from), s0);
            s1 = x.fma(load(b, from + COUNT), s1);
            s2 = x.fma(load(b, from + 2 * COUNT), s2);
            s3 = x.fma(load(b, from + 3 * COUNT), s3);
            s4 = x.fma(load(b, from + 4 * COUNT), s4);
            s5 = x.fma(load(b, from + last), s5);
        }
        s0.intoArray(c, cAt);
        s1.intoArray(c, cAt + COUNT);
        s2.intoArray(c, cAt + 2 * COUNT);
        s3.intoArray(c, cAt + 3 * COUNT);
        s4.intoArray(c, cAt + 4 * COUNT);
        s5.intoArray(c, cAt + last);
    }

    private static void fourVectors(
            int k,
            float[] a,
            int a0,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int last) {
        FloatVector s0 = load(start, startAt);
        FloatVector s1 = load(start, startAt + COUNT);
        FloatVector s2 = load(start, startAt + 2 * COUNT);
        FloatVector s3 = load(start, startAt + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector x = all(a[a0 + p]);
            s0 = x.fma(load(b, from), s0);
            s1 = x.fma(load(b, from + COUNT), s1);
            s2 = x.fma(load(b, from + 2 * COUNT), s2);
            s3 = x.fma(load(b, from + last), s3);
        }
        s0.intoArray(c, cAt);
        s1.intoArray(c, cAt + COUNT);
        s2.intoArray(c, cAt + 2 * COUNT);
        s3.intoArray(c, cAt + last);
    }

    private static void threeVectors(
            int k,
            float[] a,
            int a0,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int last) {
        FloatVector s0 = load(start, startAt);
        FloatVector s1 = load(start, startAt + COUNT);
        FloatVector s2 = load(start, startAt + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector x = all(a[a0 + p]);
            s0 = x.fma(load(b, from), s0);
            s1 = x.fma(load(b, from + COUNT), s1);
            s2 = x.fma(load(b, from + last), s2);
        }
        s0.intoArray(c, cAt);
        s1.intoArray(c, cAt + COUNT);
        s2.intoArray(c, cAt + last);
    }

    private static void twoVectors(
            int k,
            float[] a,
            int a0,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int last) {
        FloatVector s0 = load(start, startAt);
        FloatVector s1 = load(start, startAt + last);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector x = all(a[a0 + p]);
            s0 = x.fma(load(b, from), s0);
            s1 = x.fma(load(b, from + last), s1);
        }
        s0.intoArray(c, cAt);
        s1.intoArray(c, cAt + last);
    }

    private static void oneVector(
            int k,
            float[] a,
            int a0,
            float[] b,
            int bAt,
            int ldb,
            float[] start,
            int startAt,
            float[] c,
            int cAt) {
        FloatVector s0 = load(start, startAt);
        for (int p = 0, from = bAt; p < k; p++, from += ldb) {
            FloatVector x = all(a[a0 + p]);
            s0 = x.fma(load(b, from), s0);
        }
        s0.intoArray(c, cAt);
    }
}
