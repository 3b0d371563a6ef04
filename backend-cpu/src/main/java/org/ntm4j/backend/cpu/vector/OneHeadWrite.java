package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.simd.Lanes;

/**
 * Writing by the only write head: {@code after = before + w·(add − erase·before)}, one pass over the
 * memory that leaves the norms as well.
 */
final class OneHeadWrite {
    private final LaneSums sums = new LaneSums();

    void write(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            float[] erase,
            int eraseAt,
            float[] add,
            int addAt,
            float[] after,
            int afterAt,
            float epsilon,
            float[] norms,
            int normsAt,
            int width,
            int locations) {
        int i = 0;
        for (; i <= locations - 2 * COUNT; i += 2 * COUNT) {
            FloatVector w0 = load(weighting, weightingAt + i);
            FloatVector w1 = load(weighting, weightingAt + i + COUNT);
            FloatVector norm0 = all(epsilon);
            FloatVector norm1 = norm0;
            int from = beforeAt + i;
            int to = afterAt + i;
            for (int m = 0; m < width; m++, from += locations, to += locations) {
                FloatVector e = all(-erase[eraseAt + m]);
                FloatVector a = all(add[addAt + m]);
                FloatVector x = load(before, from);
                x = w0.fma(e.fma(x, a), x);
                x.intoArray(after, to);
                norm0 = x.fma(x, norm0);
                x = load(before, from + COUNT);
                x = w1.fma(e.fma(x, a), x);
                x.intoArray(after, to + COUNT);
                norm1 = x.fma(x, norm1);
            }
            norm0.sqrt().intoArray(norms, normsAt + i);
            norm1.sqrt().intoArray(norms, normsAt + i + COUNT);
        }
        if (i <= locations - COUNT) {
            FloatVector w = load(weighting, weightingAt + i);
            FloatVector norm = all(epsilon);
            int from = beforeAt + i;
            int to = afterAt + i;
            for (int m = 0; m < width; m++, from += locations, to += locations) {
                FloatVector x = load(before, from);
                x = w.fma(all(-erase[eraseAt + m]).fma(x, all(add[addAt + m])), x);
                x.intoArray(after, to);
                norm = x.fma(x, norm);
            }
            norm.sqrt().intoArray(norms, normsAt + i);
            i += COUNT;
        }
        for (; i < locations; i++) {
            float w = weighting[weightingAt + i];
            float norm = epsilon;
            for (int m = 0; m < width; m++) {
                float x = before[beforeAt + m * locations + i];
                x += w * (add[addAt + m] - erase[eraseAt + m] * x);
                after[afterAt + m * locations + i] = x;
                norm += x * x;
            }
            norms[normsAt + i] = (float) Math.sqrt(norm);
        }
    }

    void writeBackward(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            float[] erase,
            int eraseAt,
            float[] add,
            int addAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] dErase,
            int dEraseAt,
            float[] dAdd,
            int dAddAt,
            int width,
            int locations) {
        float[] lanes = sums.room(2 * width);
        Arrays.fill(lanes, 0, 2 * width * COUNT, 0);
        int i = 0;
        for (; i <= locations - 4 * COUNT; i += 4 * COUNT) {
            fourVectorsBackward(
                    before,
                    beforeAt + i,
                    weighting,
                    weightingAt + i,
                    erase,
                    eraseAt,
                    add,
                    addAt,
                    dMemory,
                    dMemoryAt + i,
                    dWeighting,
                    dWeightingAt + i,
                    lanes,
                    width,
                    locations);
        }
        for (; i <= locations - COUNT; i += COUNT) {
            oneVectorBackward(
                    before,
                    beforeAt + i,
                    weighting,
                    weightingAt + i,
                    erase,
                    eraseAt,
                    add,
                    addAt,
                    dMemory,
                    dMemoryAt + i,
                    dWeighting,
                    dWeightingAt + i,
                    lanes,
                    width,
                    locations);
        }
        sums.addTurnByTurn(width, dAdd, dAddAt, dErase, dEraseAt);
        if (Lanes.whole(locations) < locations) {
            writeBackwardRest(
                    before,
                    beforeAt,
                    weighting,
                    weightingAt,
                    erase,
                    eraseAt,
                    add,
                    addAt,
                    dMemory,
                    dMemoryAt,
                    dWeighting,
                    dWeightingAt,
                    dErase,
                    dEraseAt,
                    dAdd,
                    dAddAt,
                    width,
                    locations);
        }
    }

    private static void fourVectorsBackward(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            float[] erase,
            int eraseAt,
            float[] add,
            int addAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] lanes,
            int width,
            int locations) {
        FloatVector weight0 = load(weighting, weightingAt);
        FloatVector dWeight0 = load(dWeighting, dWeightingAt);
        FloatVector weight1 = load(weighting, weightingAt + COUNT);
        FloatVector dWeight1 = load(dWeighting, dWeightingAt + COUNT);
        FloatVector weight2 = load(weighting, weightingAt + 2 * COUNT);
        FloatVector dWeight2 = load(dWeighting, dWeightingAt + 2 * COUNT);
        FloatVector weight3 = load(weighting, weightingAt + 3 * COUNT);
        FloatVector dWeight3 = load(dWeighting, dWeightingAt + 3 * COUNT);
        int from = beforeAt;
        int to = dMemoryAt;
        for (int m = 0; m < width; m++, from += locations, to += locations) {
            FloatVector minusErase = all(-erase[eraseAt + m]);
            FloatVector adds = all(add[addAt + m]);
            FloatVector added = load(lanes, 2 * m * COUNT);
            FloatVector erased = load(lanes, 2 * m * COUNT + COUNT);
            FloatVector d = load(dMemory, to);
            FloatVector x = load(before, from);
            FloatVector weighted = d.mul(weight0);
            weighted.fma(minusErase, d).intoArray(dMemory, to);
            dWeight0 = d.fma(minusErase.fma(x, adds), dWeight0);
            added = added.add(weighted);
            erased = weighted.fma(x, erased);
            d = load(dMemory, to + COUNT);
            x = load(before, from + COUNT);
            weighted = d.mul(weight1);
            weighted.fma(minusErase, d).intoArray(dMemory, to + COUNT);
            dWeight1 = d.fma(minusErase.fma(x, adds), dWeight1);
            added = added.add(weighted);
            erased = weighted.fma(x, erased);
            d = load(dMemory, to + 2 * COUNT);
            x = load(before, from + 2 * COUNT);
            weighted = d.mul(weight2);
            weighted.fma(minusErase, d).intoArray(dMemory, to + 2 * COUNT);
            dWeight2 = d.fma(minusErase.fma(x, adds), dWeight2);
            added = added.add(weighted);
            erased = weighted.fma(x, erased);
            d = load(dMemory, to + 3 * COUNT);
            x = load(before, from + 3 * COUNT);
            weighted = d.mul(weight3);
            weighted.fma(minusErase, d).intoArray(dMemory, to + 3 * COUNT);
            dWeight3 = d.fma(minusErase.fma(x, adds), dWeight3);
            added = added.add(weighted);
            erased = weighted.fma(x, erased);
            added.intoArray(lanes, 2 * m * COUNT);
            erased.intoArray(lanes, 2 * m * COUNT + COUNT);
        }
        dWeight0.intoArray(dWeighting, dWeightingAt);
        dWeight1.intoArray(dWeighting, dWeightingAt + COUNT);
        dWeight2.intoArray(dWeighting, dWeightingAt + 2 * COUNT);
        dWeight3.intoArray(dWeighting, dWeightingAt + 3 * COUNT);
    }

    private static void oneVectorBackward(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            float[] erase,
            int eraseAt,
            float[] add,
            int addAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] lanes,
            int width,
            int locations) {
        FloatVector weight0 = load(weighting, weightingAt);
        FloatVector dWeight0 = load(dWeighting, dWeightingAt);
        int from = beforeAt;
        int to = dMemoryAt;
        for (int m = 0; m < width; m++, from += locations, to += locations) {
            FloatVector minusErase = all(-erase[eraseAt + m]);
            FloatVector adds = all(add[addAt + m]);
            FloatVector added = load(lanes, 2 * m * COUNT);
            FloatVector erased = load(lanes, 2 * m * COUNT + COUNT);
            FloatVector d = load(dMemory, to);
            FloatVector x = load(before, from);
            FloatVector weighted = d.mul(weight0);
            weighted.fma(minusErase, d).intoArray(dMemory, to);
            dWeight0 = d.fma(minusErase.fma(x, adds), dWeight0);
            added = added.add(weighted);
            erased = weighted.fma(x, erased);
            added.intoArray(lanes, 2 * m * COUNT);
            erased.intoArray(lanes, 2 * m * COUNT + COUNT);
        }
        dWeight0.intoArray(dWeighting, dWeightingAt);
    }

    private static void writeBackwardRest(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            float[] erase,
            int eraseAt,
            float[] add,
            int addAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] dErase,
            int dEraseAt,
            float[] dAdd,
            int dAddAt,
            int width,
            int locations) {
        for (int m = 0; m < width; m++) {
            float e = erase[eraseAt + m];
            float a = add[addAt + m];
            int row = beforeAt + m * locations;
            int dRow = dMemoryAt + m * locations;
            for (int i = Lanes.whole(locations); i < locations; i++) {
                float x = before[row + i];
                float d = dMemory[dRow + i];
                float weighted = d * weighting[weightingAt + i];
                dAdd[dAddAt + m] += weighted;
                dErase[dEraseAt + m] -= weighted * x;
                dWeighting[dWeightingAt + i] += d * (a - e * x);
                dMemory[dRow + i] = d - weighted * e;
            }
        }
    }
}
