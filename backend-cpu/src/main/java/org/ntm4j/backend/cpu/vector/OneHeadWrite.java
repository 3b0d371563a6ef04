package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.zero;

import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.simd.Lanes;

/**
 * Writing by the only write head: {@code after = before + w·(add − erase·before)}, one pass over the
 * memory that leaves the norms as well.
 */
final class OneHeadWrite {
    private final LaneSums addSums = new LaneSums();
    private final LaneSums eraseSums = new LaneSums();

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
        float[] addLanes = addSums.room(width);
        float[] eraseLanes = eraseSums.room(width);
        for (int m = 0; m < width; m++) {
            int row = beforeAt + m * locations;
            int dRow = dMemoryAt + m * locations;
            FloatVector minusErase = all(-erase[eraseAt + m]);
            FloatVector adds = all(add[addAt + m]);
            FloatVector sumAdd = zero();
            FloatVector sumErase = zero();
            for (int i = 0; i <= locations - COUNT; i += COUNT) {
                FloatVector x = load(before, row + i);
                FloatVector d = load(dMemory, dRow + i);
                FloatVector weighted = d.mul(load(weighting, weightingAt + i));
                sumAdd = sumAdd.add(weighted);
                sumErase = weighted.fma(x, sumErase);
                d.fma(minusErase.fma(x, adds), load(dWeighting, dWeightingAt + i))
                        .intoArray(dWeighting, dWeightingAt + i);
                weighted.fma(minusErase, d).intoArray(dMemory, dRow + i);
            }
            sumAdd.intoArray(addLanes, m * COUNT);
            sumErase.intoArray(eraseLanes, m * COUNT);
        }
        addSums.add(width, 1, dAdd, dAddAt);
        eraseSums.add(width, -1, dErase, dEraseAt);
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
