package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.zero;

import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.kernel.MemoryPasses;
import org.ntm4j.backend.cpu.scalar.ScalarMemoryPasses;
import org.ntm4j.backend.cpu.simd.Lanes;

/** {@link MemoryPasses} with vectors of neighbouring locations. */
final class VectorMemoryPasses implements MemoryPasses {
    private final MemoryPasses narrow = new ScalarMemoryPasses();
    private final LaneSums sums = new LaneSums();
    private float[] zeros = new float[0];

    @Override
    public void acrossWidth(
            float[] memory,
            int memoryAt,
            float[] factors,
            int factorsAt,
            int count,
            float[] sums,
            int sumsAt,
            int width,
            int locations) {
        if (locations < COUNT) {
            narrow.acrossWidth(
                    memory, memoryAt, factors, factorsAt, count, sums, sumsAt, width, locations);
            return;
        }
        if (zeros.length < locations) {
            zeros = new float[locations];
        }
        RowProduct.multiply(
                count, locations, width, factors, factorsAt, width, memory, memoryAt, locations,
                zeros, 0, 0, sums, sumsAt, locations);
    }

    @Override
    public void acrossLocations(
            float[] memory,
            int memoryAt,
            float[] factors,
            int factorsAt,
            int count,
            float[] results,
            int resultsAt,
            int width,
            int locations) {
        for (int j = 0; j < count; j++) {
            int factor = factorsAt + j * locations;
            int result = resultsAt + j * width;
            float[] lanes = sums.room(width);
            int m = 0;
            for (; m <= width - 4; m += 4) {
                int row = memoryAt + m * locations;
                fourRows(memory, row, factors, factor, lanes, m * COUNT, locations);
            }
            for (; m < width; m++) {
                int row = memoryAt + m * locations;
                oneRow(memory, row, factors, factor, lanes, m * COUNT, locations);
            }
            sums.store(width, results, result);
            if (Lanes.whole(locations) < locations) {
                addRest(memory, memoryAt, factors, factor, results, result, width, locations);
            }
        }
    }

    private static void fourRows(
            float[] memory,
            int row,
            float[] factors,
            int factorsAt,
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
            FloatVector w = load(factors, factorsAt + i);
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
            float[] factors,
            int factorsAt,
            float[] lanes,
            int lanesAt,
            int locations) {
        FloatVector sum = zero();
        for (int i = 0; i <= locations - COUNT; i += COUNT) {
            sum = load(factors, factorsAt + i).fma(load(memory, row + i), sum);
        }
        sum.intoArray(lanes, lanesAt);
    }

    private static void addRest(
            float[] memory,
            int memoryAt,
            float[] factors,
            int factorsAt,
            float[] results,
            int resultsAt,
            int width,
            int locations) {
        for (int m = 0; m < width; m++) {
            int row = memoryAt + m * locations;
            for (int i = Lanes.whole(locations); i < locations; i++) {
                results[resultsAt + m] += factors[factorsAt + i] * memory[row + i];
            }
        }
    }

    @Override
    public void addProducts(
            float[] memory,
            int memoryAt,
            float[] across,
            int acrossAt,
            float[] along,
            int alongAt,
            int count,
            float[] decay,
            int decayAt,
            float[] target,
            int targetAt,
            int width,
            int locations) {
        for (int m = 0; m < width; m++) {
            int row = m * locations;
            wholeVectors(
                    memory,
                    memoryAt + row,
                    across,
                    acrossAt + m,
                    width,
                    along,
                    alongAt,
                    count,
                    decay,
                    decayAt,
                    target,
                    targetAt + row,
                    locations);
            for (int i = Lanes.whole(locations); i < locations; i++) {
                float sum = target[targetAt + row + i];
                sum -= decay[decayAt + i] * memory[memoryAt + row + i];
                for (int j = 0; j < count; j++) {
                    sum += across[acrossAt + j * width + m] * along[alongAt + j * locations + i];
                }
                target[targetAt + row + i] = sum;
            }
        }
    }

    private static void wholeVectors(
            float[] memory,
            int memoryAt,
            float[] across,
            int acrossAt,
            int acrossStride,
            float[] along,
            int alongAt,
            int count,
            float[] decay,
            int decayAt,
            float[] target,
            int targetAt,
            int locations) {
        for (int i = 0; i <= locations - COUNT; i += COUNT) {
            FloatVector sum =
                    load(decay, decayAt + i)
                            .neg()
                            .fma(load(memory, memoryAt + i), load(target, targetAt + i));
            for (int j = 0, a = acrossAt, at = alongAt + i;
                    j < count;
                    j++, a += acrossStride, at += locations) {
                sum = all(across[a]).fma(load(along, at), sum);
            }
            sum.intoArray(target, targetAt + i);
        }
    }
}
