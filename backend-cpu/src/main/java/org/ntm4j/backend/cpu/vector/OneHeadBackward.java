package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.simd.Lanes;

/**
 * The gradient of a memory that one head wrote and one read, brought back over a step in one pass: three products
 * are added, then the write is undone.
 */
final class OneHeadBackward {
    /** How many products there are. */
    static final int PRODUCTS = 3;

    private final LaneSums sums = new LaneSums();

    /** As {@link org.ntm4j.backend.cpu.kernel.MemoryPasses#writeBackward}. */
    void writeBackward(
            float[] after,
            int afterAt,
            float[] before,
            int beforeAt,
            float[] across,
            float[] along,
            float[] decay,
            float[] weighting,
            int weightingAt,
            float[] heads,
            int eraseAt,
            int addAt,
            float[] dMemory,
            float[] dWeighting,
            int dWeightingAt,
            float[] dHeads,
            int dEraseAt,
            int dAddAt,
            int width,
            int locations) {
        float[] lanes = sums.room(2 * width);
        Arrays.fill(lanes, 0, 2 * width * COUNT, 0);
        int i = 0;
        for (; i <= locations - 2 * COUNT; i += 2 * COUNT) {
            twoVectors(
                    after,
                    afterAt + i,
                    before,
                    beforeAt + i,
                    across,
                    along,
                    i,
                    decay,
                    weighting,
                    weightingAt + i,
                    heads,
                    eraseAt,
                    addAt,
                    dMemory,
                    i,
                    dWeighting,
                    dWeightingAt + i,
                    lanes,
                    width,
                    locations);
        }
        if (i <= locations - COUNT) {
            oneVector(
                    after,
                    afterAt + i,
                    before,
                    beforeAt + i,
                    across,
                    along,
                    i,
                    decay,
                    weighting,
                    weightingAt + i,
                    heads,
                    eraseAt,
                    addAt,
                    dMemory,
                    i,
                    dWeighting,
                    dWeightingAt + i,
                    lanes,
                    width,
                    locations);
        }
        sums.addTwo(width, dHeads, dEraseAt, dAddAt);
        if (Lanes.whole(locations) < locations) {
            rest(
                    after,
                    afterAt,
                    before,
                    beforeAt,
                    across,
                    along,
                    decay,
                    weighting,
                    weightingAt,
                    heads,
                    eraseAt,
                    addAt,
                    dMemory,
                    dWeighting,
                    dWeightingAt,
                    dHeads,
                    dEraseAt,
                    dAddAt,
                    width,
                    locations);
        }
    }

    private static void twoVectors(
            float[] after,
            int afterAt,
            float[] before,
            int beforeAt,
            float[] across,
            float[] along,
            int i,
            float[] decay,
            float[] weighting,
            int weightingAt,
            float[] heads,
            int eraseAt,
            int addAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] lanes,
            int width,
            int locations) {
        FloatVector along00 = load(along, i);
        FloatVector along01 = load(along, locations + i);
        FloatVector along02 = load(along, 2 * locations + i);
        FloatVector decay0 = load(decay, i).neg();
        FloatVector weight0 = load(weighting, weightingAt);
        FloatVector dWeight0 = load(dWeighting, dWeightingAt);
        FloatVector along10 = load(along, i + COUNT);
        FloatVector along11 = load(along, locations + i + COUNT);
        FloatVector along12 = load(along, 2 * locations + i + COUNT);
        FloatVector decay1 = load(decay, i + COUNT).neg();
        FloatVector weight1 = load(weighting, weightingAt + COUNT);
        FloatVector dWeight1 = load(dWeighting, dWeightingAt + COUNT);
        int x = beforeAt;
        int y = afterAt;
        int d = dMemoryAt;
        for (int m = 0; m < width; m++, x += locations, y += locations, d += locations) {
            FloatVector across0 = all(across[m]);
            FloatVector across1 = all(across[width + m]);
            FloatVector across2 = all(across[2 * width + m]);
            FloatVector minusErase = all(-heads[eraseAt + m]);
            FloatVector adds = all(heads[addAt + m]);
            FloatVector g0 = decay0.fma(load(after, y), load(dMemory, d));
            g0 = across0.fma(along00, g0);
            g0 = across1.fma(along01, g0);
            g0 = across2.fma(along02, g0);
            FloatVector weighted0 = g0.mul(weight0);
            weighted0.fma(minusErase, g0).intoArray(dMemory, d);
            FloatVector old0 = load(before, x);
            dWeight0 = g0.fma(minusErase.fma(old0, adds), dWeight0);
            FloatVector g1 = decay1.fma(load(after, y + COUNT), load(dMemory, d + COUNT));
            g1 = across0.fma(along10, g1);
            g1 = across1.fma(along11, g1);
            g1 = across2.fma(along12, g1);
            FloatVector weighted1 = g1.mul(weight1);
            weighted1.fma(minusErase, g1).intoArray(dMemory, d + COUNT);
            FloatVector old1 = load(before, x + COUNT);
            dWeight1 = g1.fma(minusErase.fma(old1, adds), dWeight1);
            FloatVector erased = weighted0.fma(old0, load(lanes, m * COUNT));
            weighted1.fma(old1, erased).intoArray(lanes, m * COUNT);
            load(lanes, (width + m) * COUNT)
                    .add(weighted0.add(weighted1))
                    .intoArray(lanes, (width + m) * COUNT);
        }
        dWeight0.intoArray(dWeighting, dWeightingAt);
        dWeight1.intoArray(dWeighting, dWeightingAt + COUNT);
    }

    private static void oneVector(
            float[] after,
            int afterAt,
            float[] before,
            int beforeAt,
            float[] across,
            float[] along,
            int i,
            float[] decay,
            float[] weighting,
            int weightingAt,
            float[] heads,
            int eraseAt,
            int addAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] lanes,
            int width,
            int locations) {
        FloatVector along00 = load(along, i);
        FloatVector along01 = load(along, locations + i);
        FloatVector along02 = load(along, 2 * locations + i);
        FloatVector decay0 = load(decay, i).neg();
        FloatVector weight0 = load(weighting, weightingAt);
        FloatVector dWeight0 = load(dWeighting, dWeightingAt);
        int x = beforeAt;
        int y = afterAt;
        int d = dMemoryAt;
        for (int m = 0; m < width; m++, x += locations, y += locations, d += locations) {
            FloatVector across0 = all(across[m]);
            FloatVector across1 = all(across[width + m]);
            FloatVector across2 = all(across[2 * width + m]);
            FloatVector minusErase = all(-heads[eraseAt + m]);
            FloatVector adds = all(heads[addAt + m]);
            FloatVector g0 = decay0.fma(load(after, y), load(dMemory, d));
            g0 = across0.fma(along00, g0);
            g0 = across1.fma(along01, g0);
            g0 = across2.fma(along02, g0);
            FloatVector weighted0 = g0.mul(weight0);
            weighted0.fma(minusErase, g0).intoArray(dMemory, d);
            FloatVector old0 = load(before, x);
            dWeight0 = g0.fma(minusErase.fma(old0, adds), dWeight0);
            weighted0.fma(old0, load(lanes, m * COUNT)).intoArray(lanes, m * COUNT);
            load(lanes, (width + m) * COUNT).add(weighted0).intoArray(lanes, (width + m) * COUNT);
        }
        dWeight0.intoArray(dWeighting, dWeightingAt);
    }

    private static void rest(
            float[] after,
            int afterAt,
            float[] before,
            int beforeAt,
            float[] across,
            float[] along,
            float[] decay,
            float[] weighting,
            int weightingAt,
            float[] heads,
            int eraseAt,
            int addAt,
            float[] dMemory,
            float[] dWeighting,
            int dWeightingAt,
            float[] dHeads,
            int dEraseAt,
            int dAddAt,
            int width,
            int locations) {
        for (int m = 0; m < width; m++) {
            float e = heads[eraseAt + m];
            int row = m * locations;
            for (int i = Lanes.whole(locations); i < locations; i++) {
                float d = dMemory[row + i] - decay[i] * after[afterAt + row + i];
                for (int j = 0; j < PRODUCTS; j++) {
                    d += across[j * width + m] * along[j * locations + i];
                }
                float x = before[beforeAt + row + i];
                float weighted = d * weighting[weightingAt + i];
                dHeads[dAddAt + m] += weighted;
                dHeads[dEraseAt + m] -= weighted * x;
                dWeighting[dWeightingAt + i] += d * (heads[addAt + m] - e * x);
                dMemory[row + i] = d - weighted * e;
            }
        }
    }
}
