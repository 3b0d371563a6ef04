package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.zero;

import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.kernel.MemoryLoops;
import org.ntm4j.backend.cpu.simd.Lanes;

/** {@link MemoryLoops} with vectors of neighbouring locations; writing is left to two classes. */
final class VectorMemoryLoops implements MemoryLoops {
    private final OneHeadWrite oneHead = new OneHeadWrite();
    private final ManyHeadsWrite manyHeads = new ManyHeadsWrite();
    private final LaneSums sums = new LaneSums();

    @Override
    public void rowNorms(
            float[] memory,
            int memoryAt,
            float epsilon,
            float[] norms,
            int normsAt,
            int width,
            int locations) {
        int i = 0;
        for (; i <= locations - COUNT; i += COUNT) {
            FloatVector sum = all(epsilon);
            for (int m = 0, at = memoryAt + i; m < width; m++, at += locations) {
                FloatVector x = load(memory, at);
                sum = x.fma(x, sum);
            }
            sum.sqrt().intoArray(norms, normsAt + i);
        }
        for (; i < locations; i++) {
            float sum = epsilon;
            for (int m = 0, at = memoryAt + i; m < width; m++, at += locations) {
                sum += memory[at] * memory[at];
            }
            norms[normsAt + i] = (float) Math.sqrt(sum);
        }
    }

    @Override
    public void read(
            float[] memory,
            int memoryAt,
            float[] weighting,
            int weightingAt,
            float[] read,
            int readAt,
            int width,
            int locations) {
        float[] lanes = sums.room(width);
        int m = 0;
        for (; m <= width - 4; m += 4) {
            int row = memoryAt + m * locations;
            fourRows(memory, row, weighting, weightingAt, lanes, m * COUNT, locations);
        }
        for (; m < width; m++) {
            int row = memoryAt + m * locations;
            oneRow(memory, row, weighting, weightingAt, lanes, m * COUNT, locations);
        }
        sums.store(width, read, readAt);
        if (Lanes.whole(locations) < locations) {
            readRest(memory, memoryAt, weighting, weightingAt, read, readAt, width, locations);
        }
    }

    private static void fourRows(
            float[] memory,
            int row,
            float[] weighting,
            int weightingAt,
            float[] lanes,
            int lanesAt,
            int locations) {
        int second = row + locations;
        int third = second + locations;
        int fourth = third + locations;
        FloatVector sum0 = zero();
        FloatVector sum1 = zero();
        FloatVector sum2 = zero();
        FloatVector sum3 = zero();
        for (int i = 0; i <= locations - COUNT; i += COUNT) {
            FloatVector w = load(weighting, weightingAt + i);
            sum0 = w.fma(load(memory, row + i), sum0);
            sum1 = w.fma(load(memory, second + i), sum1);
            sum2 = w.fma(load(memory, third + i), sum2);
            sum3 = w.fma(load(memory, fourth + i), sum3);
        }
        sum0.intoArray(lanes, lanesAt);
        sum1.intoArray(lanes, lanesAt + COUNT);
        sum2.intoArray(lanes, lanesAt + 2 * COUNT);
        sum3.intoArray(lanes, lanesAt + 3 * COUNT);
    }

    private static void oneRow(
            float[] memory,
            int row,
            float[] weighting,
            int weightingAt,
            float[] lanes,
            int lanesAt,
            int locations) {
        FloatVector sum = zero();
        for (int i = 0; i <= locations - COUNT; i += COUNT) {
            sum = load(weighting, weightingAt + i).fma(load(memory, row + i), sum);
        }
        sum.intoArray(lanes, lanesAt);
    }

    private static void readRest(
            float[] memory,
            int memoryAt,
            float[] weighting,
            int weightingAt,
            float[] read,
            int readAt,
            int width,
            int locations) {
        for (int m = 0; m < width; m++) {
            int row = memoryAt + m * locations;
            for (int i = Lanes.whole(locations); i < locations; i++) {
                read[readAt + m] += weighting[weightingAt + i] * memory[row + i];
            }
        }
    }

    @Override
    public void readBackward(
            float[] memory,
            int memoryAt,
            float[] weighting,
            int weightingAt,
            float[] dRead,
            int dReadAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dWeighting,
            int dWeightingAt,
            int width,
            int locations) {
        int i = 0;
        for (; i <= locations - 2 * COUNT; i += 2 * COUNT) {
            FloatVector w0 = load(weighting, weightingAt + i);
            FloatVector w1 = load(weighting, weightingAt + i + COUNT);
            FloatVector sum0 = load(dWeighting, dWeightingAt + i);
            FloatVector sum1 = load(dWeighting, dWeightingAt + i + COUNT);
            int from = memoryAt + i;
            int to = dMemoryAt + i;
            for (int m = 0; m < width; m++, from += locations, to += locations) {
                FloatVector d = all(dRead[dReadAt + m]);
                sum0 = d.fma(load(memory, from), sum0);
                sum1 = d.fma(load(memory, from + COUNT), sum1);
                d.fma(w0, load(dMemory, to)).intoArray(dMemory, to);
                d.fma(w1, load(dMemory, to + COUNT)).intoArray(dMemory, to + COUNT);
            }
            sum0.intoArray(dWeighting, dWeightingAt + i);
            sum1.intoArray(dWeighting, dWeightingAt + i + COUNT);
        }
        if (i <= locations - COUNT) {
            FloatVector w = load(weighting, weightingAt + i);
            FloatVector sum = load(dWeighting, dWeightingAt + i);
            int from = memoryAt + i;
            int to = dMemoryAt + i;
            for (int m = 0; m < width; m++, from += locations, to += locations) {
                FloatVector d = all(dRead[dReadAt + m]);
                sum = d.fma(load(memory, from), sum);
                d.fma(w, load(dMemory, to)).intoArray(dMemory, to);
            }
            sum.intoArray(dWeighting, dWeightingAt + i);
            i += COUNT;
        }
        for (; i < locations; i++) {
            float sum = dWeighting[dWeightingAt + i];
            for (int m = 0; m < width; m++) {
                float d = dRead[dReadAt + m];
                sum += d * memory[memoryAt + m * locations + i];
                dMemory[dMemoryAt + m * locations + i] += d * weighting[weightingAt + i];
            }
            dWeighting[dWeightingAt + i] = sum;
        }
    }

    @Override
    public void write(
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
        if (heads == 1) {
            oneHead.write(
                    before,
                    beforeAt,
                    weighting,
                    weightingAt,
                    erase,
                    eraseAt,
                    add,
                    addAt,
                    after,
                    afterAt,
                    epsilon,
                    norms,
                    normsAt,
                    width,
                    locations);
        } else {
            manyHeads.write(
                    before,
                    beforeAt,
                    weighting,
                    weightingAt,
                    heads,
                    erase,
                    eraseAt,
                    add,
                    addAt,
                    after,
                    afterAt,
                    epsilon,
                    norms,
                    normsAt,
                    width,
                    locations);
        }
    }

    @Override
    public void writeBackward(
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
        if (heads == 1) {
            oneHead.writeBackward(
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
        } else {
            manyHeads.writeBackward(
                    before,
                    beforeAt,
                    weighting,
                    weightingAt,
                    heads,
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
}
