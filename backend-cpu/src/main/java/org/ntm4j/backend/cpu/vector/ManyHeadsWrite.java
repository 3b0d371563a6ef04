package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.zero;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.simd.Lanes;

/**
 * Writing by several heads, which all erase before any adds. What the others leave of an element is,
 * for the backward pass, the product of the heads before times that of the heads after: linear in the
 * number of heads.
 */
final class ManyHeadsWrite {
    private float[] keptBefore = Lanes.room(1);
    private float[] eraseSums = Lanes.room(1);
    private float[] addSums = Lanes.room(1);

    void write(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            int heads,
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
        for (; i <= locations - COUNT; i += COUNT) {
            FloatVector norm = all(epsilon);
            for (int m = 0; m < width; m++) {
                FloatVector kept = load(before, beforeAt + m * locations + i);
                FloatVector added = zero();
                for (int j = 0, at = weightingAt + i; j < heads; j++, at += locations) {
                    FloatVector w = load(weighting, at);
                    kept = w.mul(-erase[eraseAt + j * width + m]).fma(kept, kept);
                    added = w.fma(all(add[addAt + j * width + m]), added);
                }
                FloatVector x = kept.add(added);
                x.intoArray(after, afterAt + m * locations + i);
                norm = x.fma(x, norm);
            }
            norm.sqrt().intoArray(norms, normsAt + i);
        }
        for (; i < locations; i++) {
            float norm = epsilon;
            for (int m = 0; m < width; m++) {
                float kept = before[beforeAt + m * locations + i];
                float added = 0;
                for (int j = 0; j < heads; j++) {
                    float w = weighting[weightingAt + j * locations + i];
                    kept *= 1 - w * erase[eraseAt + j * width + m];
                    added += w * add[addAt + j * width + m];
                }
                float x = kept + added;
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
            int heads,
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
        makeRoom(heads);
        for (int m = 0; m < width; m++) {
            int row = beforeAt + m * locations;
            int dRow = dMemoryAt + m * locations;
            Arrays.fill(eraseSums, 0);
            Arrays.fill(addSums, 0);
            int i = 0;
            for (; i <= locations - COUNT; i += COUNT) {
                storeKept(
                        before,
                        row + i,
                        weighting,
                        weightingAt + i,
                        erase,
                        eraseAt + m,
                        heads,
                        width,
                        locations);
                FloatVector d = load(dMemory, dRow + i);
                FloatVector after = all(1f);
                for (int j = heads - 1; j >= 0; j--) {
                    int at = j * locations + i;
                    FloatVector w = load(weighting, weightingAt + at);
                    float e = erase[eraseAt + j * width + m];
                    FloatVector kept = load(keptBefore, j * COUNT).mul(after);
                    FloatVector weighted = d.mul(w);
                    load(addSums, j * COUNT).add(weighted).intoArray(addSums, j * COUNT);
                    weighted.fma(kept, load(eraseSums, j * COUNT)).intoArray(eraseSums, j * COUNT);
                    d.fma(
                                    kept.fma(all(-e), all(add[addAt + j * width + m])),
                                    load(dWeighting, dWeightingAt + at))
                            .intoArray(dWeighting, dWeightingAt + at);
                    after = w.mul(-e).fma(after, after);
                }
                d.mul(after).intoArray(dMemory, dRow + i);
            }
            for (int j = 0; j < heads; j++) {
                dErase[dEraseAt + j * width + m] -= Lanes.sum(eraseSums, j * COUNT);
                dAdd[dAddAt + j * width + m] += Lanes.sum(addSums, j * COUNT);
            }
            for (; i < locations; i++) {
                rest(
                        before[row + i],
                        weighting,
                        weightingAt + i,
                        heads,
                        erase,
                        eraseAt + m,
                        add,
                        addAt + m,
                        dMemory,
                        dRow + i,
                        dWeighting,
                        dWeightingAt + i,
                        dErase,
                        dEraseAt + m,
                        dAdd,
                        dAddAt + m,
                        width,
                        locations);
            }
        }
    }

    private void makeRoom(int heads) {
        if (keptBefore.length < heads * COUNT) {
            keptBefore = Lanes.room(heads);
            eraseSums = Lanes.room(heads);
            addSums = Lanes.room(heads);
        }
    }

    /** {@code keptBefore(j) = before · Π_{k < j} (1 − w_k·e_k)} for the locations of a vector. */
    private void storeKept(
            float[] before,
            int at,
            float[] weighting,
            int weightingAt,
            float[] erase,
            int eraseAt,
            int heads,
            int width,
            int locations) {
        FloatVector kept = load(before, at);
        for (int j = 0; j < heads; j++) {
            kept.intoArray(keptBefore, j * COUNT);
            FloatVector w = load(weighting, weightingAt + j * locations);
            kept = w.mul(-erase[eraseAt + j * width]).fma(kept, kept);
        }
    }

    /** One element of the memory. */
    private void rest(
            float before,
            float[] weighting,
            int weightingAt,
            int heads,
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
        float kept = before;
        for (int j = 0; j < heads; j++) {
            keptBefore[j] = kept;
            kept *= 1 - weighting[weightingAt + j * locations] * erase[eraseAt + j * width];
        }
        float d = dMemory[dMemoryAt];
        float after = 1;
        for (int j = heads - 1; j >= 0; j--) {
            float w = weighting[weightingAt + j * locations];
            float e = erase[eraseAt + j * width];
            float others = keptBefore[j] * after;
            dAdd[dAddAt + j * width] += d * w;
            dErase[dEraseAt + j * width] -= d * w * others;
            dWeighting[dWeightingAt + j * locations] += d * (add[addAt + j * width] - e * others);
            after *= 1 - w * e;
        }
        dMemory[dMemoryAt] = d * after;
    }
}
