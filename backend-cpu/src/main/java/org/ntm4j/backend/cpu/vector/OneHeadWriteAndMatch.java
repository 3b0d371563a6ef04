package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.zero;

import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.FusedKernels;

/** Writing by the only write head, and the products of what is written with the key of the only read head. */
final class OneHeadWriteAndMatch {
    private static final float EPSILON = (float) FusedKernels.NORM_EPSILON;

    private OneHeadWriteAndMatch() {}

    /** As {@link org.ntm4j.backend.cpu.kernel.MemoryPasses#writeAndMatch}. */
    static void run(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            float[] heads,
            int eraseAt,
            int addAt,
            int keyAt,
            float[] after,
            int afterAt,
            float[] norms,
            int normsAt,
            float[] products,
            int productsAt,
            int width,
            int locations) {
        int i = 0;
        for (; i <= locations - 4 * COUNT; i += 4 * COUNT) {
            fourVectors(
                    before,
                    beforeAt + i,
                    weighting,
                    weightingAt + i,
                    heads,
                    eraseAt,
                    addAt,
                    keyAt,
                    after,
                    afterAt + i,
                    norms,
                    normsAt + i,
                    products,
                    productsAt + i,
                    width,
                    locations);
        }
        for (; i <= locations - COUNT; i += COUNT) {
            oneVector(
                    before,
                    beforeAt + i,
                    weighting,
                    weightingAt + i,
                    heads,
                    eraseAt,
                    addAt,
                    keyAt,
                    after,
                    afterAt + i,
                    norms,
                    normsAt + i,
                    products,
                    productsAt + i,
                    width,
                    locations);
        }
        for (; i < locations; i++) {
            float w = weighting[weightingAt + i];
            float norm = EPSILON;
            float product = 0;
            for (int m = 0; m < width; m++) {
                float x = before[beforeAt + m * locations + i];
                x += w * (heads[addAt + m] - heads[eraseAt + m] * x);
                after[afterAt + m * locations + i] = x;
                norm += x * x;
                product += heads[keyAt + m] * x;
            }
            norms[normsAt + i] = (float) Math.sqrt(norm);
            products[productsAt + i] = product;
        }
    }

    private static void fourVectors(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            float[] heads,
            int eraseAt,
            int addAt,
            int keyAt,
            float[] after,
            int afterAt,
            float[] norms,
            int normsAt,
            float[] products,
            int productsAt,
            int width,
            int locations) {
        FloatVector weight0 = load(weighting, weightingAt);
        FloatVector norm0 = all(EPSILON);
        FloatVector sum0 = zero();
        FloatVector weight1 = load(weighting, weightingAt + COUNT);
        FloatVector norm1 = all(EPSILON);
        FloatVector sum1 = zero();
        FloatVector weight2 = load(weighting, weightingAt + 2 * COUNT);
        FloatVector norm2 = all(EPSILON);
        FloatVector sum2 = zero();
        FloatVector weight3 = load(weighting, weightingAt + 3 * COUNT);
        FloatVector norm3 = all(EPSILON);
        FloatVector sum3 = zero();
        int from = beforeAt;
        int to = afterAt;
        for (int m = 0; m < width; m++, from += locations, to += locations) {
            FloatVector minusErase = all(-heads[eraseAt + m]);
            FloatVector adds = all(heads[addAt + m]);
            FloatVector key = all(heads[keyAt + m]);
            FloatVector x = load(before, from);
            x = weight0.fma(minusErase.fma(x, adds), x);
            x.intoArray(after, to);
            norm0 = x.fma(x, norm0);
            sum0 = key.fma(x, sum0);
            x = load(before, from + COUNT);
            x = weight1.fma(minusErase.fma(x, adds), x);
            x.intoArray(after, to + COUNT);
            norm1 = x.fma(x, norm1);
            sum1 = key.fma(x, sum1);
            x = load(before, from + 2 * COUNT);
            x = weight2.fma(minusErase.fma(x, adds), x);
            x.intoArray(after, to + 2 * COUNT);
            norm2 = x.fma(x, norm2);
            sum2 = key.fma(x, sum2);
            x = load(before, from + 3 * COUNT);
            x = weight3.fma(minusErase.fma(x, adds), x);
            x.intoArray(after, to + 3 * COUNT);
            norm3 = x.fma(x, norm3);
            sum3 = key.fma(x, sum3);
        }
        norm0.sqrt().intoArray(norms, normsAt);
        sum0.intoArray(products, productsAt);
        norm1.sqrt().intoArray(norms, normsAt + COUNT);
        sum1.intoArray(products, productsAt + COUNT);
        norm2.sqrt().intoArray(norms, normsAt + 2 * COUNT);
        sum2.intoArray(products, productsAt + 2 * COUNT);
        norm3.sqrt().intoArray(norms, normsAt + 3 * COUNT);
        sum3.intoArray(products, productsAt + 3 * COUNT);
    }

    private static void oneVector(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            float[] heads,
            int eraseAt,
            int addAt,
            int keyAt,
            float[] after,
            int afterAt,
            float[] norms,
            int normsAt,
            float[] products,
            int productsAt,
            int width,
            int locations) {
        FloatVector weight0 = load(weighting, weightingAt);
        FloatVector norm0 = all(EPSILON);
        FloatVector sum0 = zero();
        int from = beforeAt;
        int to = afterAt;
        for (int m = 0; m < width; m++, from += locations, to += locations) {
            FloatVector minusErase = all(-heads[eraseAt + m]);
            FloatVector adds = all(heads[addAt + m]);
            FloatVector key = all(heads[keyAt + m]);
            FloatVector x = load(before, from);
            x = weight0.fma(minusErase.fma(x, adds), x);
            x.intoArray(after, to);
            norm0 = x.fma(x, norm0);
            sum0 = key.fma(x, sum0);
        }
        norm0.sqrt().intoArray(norms, normsAt);
        sum0.intoArray(products, productsAt);
    }
}
