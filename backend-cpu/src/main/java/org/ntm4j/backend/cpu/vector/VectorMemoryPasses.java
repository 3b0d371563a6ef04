package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import java.util.Arrays;
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
            Arrays.fill(lanes, 0, width * COUNT, 0);
            int i = 0;
            for (; i <= locations - 8 * COUNT; i += 8 * COUNT) {
                eightVectors(memory, memoryAt + i, factors, factor + i, lanes, width, locations);
            }
            for (; i <= locations - COUNT; i += COUNT) {
                oneVector(memory, memoryAt + i, factors, factor + i, lanes, width, locations);
            }
            sums.store(width, results, result);
            if (i < locations) {
                addRest(memory, memoryAt, factors, factor, results, result, width, locations);
            }
        }
    }

    private static void eightVectors(
            float[] memory,
            int memoryAt,
            float[] factors,
            int factorsAt,
            float[] lanes,
            int width,
            int locations) {
        FloatVector factor0 = load(factors, factorsAt);
        FloatVector factor1 = load(factors, factorsAt + COUNT);
        FloatVector factor2 = load(factors, factorsAt + 2 * COUNT);
        FloatVector factor3 = load(factors, factorsAt + 3 * COUNT);
        FloatVector factor4 = load(factors, factorsAt + 4 * COUNT);
        FloatVector factor5 = load(factors, factorsAt + 5 * COUNT);
        FloatVector factor6 = load(factors, factorsAt + 6 * COUNT);
        FloatVector factor7 = load(factors, factorsAt + 7 * COUNT);
        for (int m = 0, at = memoryAt; m < width; m++, at += locations) {
            FloatVector even = factor0.fma(load(memory, at), load(lanes, m * COUNT));
            FloatVector odd = factor1.mul(load(memory, at + COUNT));
            even = factor2.fma(load(memory, at + 2 * COUNT), even);
            odd = factor3.fma(load(memory, at + 3 * COUNT), odd);
            even = factor4.fma(load(memory, at + 4 * COUNT), even);
            odd = factor5.fma(load(memory, at + 5 * COUNT), odd);
            even = factor6.fma(load(memory, at + 6 * COUNT), even);
            odd = factor7.fma(load(memory, at + 7 * COUNT), odd);
            even.add(odd).intoArray(lanes, m * COUNT);
        }
    }

    private static void oneVector(
            float[] memory,
            int memoryAt,
            float[] factors,
            int factorsAt,
            float[] lanes,
            int width,
            int locations) {
        FloatVector factor0 = load(factors, factorsAt);
        for (int m = 0, at = memoryAt; m < width; m++, at += locations) {
            FloatVector even = factor0.fma(load(memory, at), load(lanes, m * COUNT));
            even.intoArray(lanes, m * COUNT);
        }
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
        if (count == 3) {
            ThreeProducts.add(
                    memory, memoryAt, across, along, decay, target, targetAt, width, locations);
            return;
        }
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

    @Override
    public void writeAndMatch(
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
        OneHeadWriteAndMatch.run(
                before,
                beforeAt,
                weighting,
                weightingAt,
                heads,
                eraseAt,
                addAt,
                keyAt,
                after,
                afterAt,
                norms,
                normsAt,
                products,
                productsAt,
                width,
                locations);
    }
}
