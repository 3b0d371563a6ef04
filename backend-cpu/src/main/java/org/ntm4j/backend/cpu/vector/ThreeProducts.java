package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;

/** Adds the products that one read head and one write head leave to the gradient of a memory. */
final class ThreeProducts {
    private ThreeProducts() {}

    /** As {@link org.ntm4j.backend.cpu.kernel.MemoryPasses#addProducts}. */
    static void add(
            float[] memory,
            int memoryAt,
            float[] across,
            float[] along,
            float[] decay,
            float[] target,
            int targetAt,
            int width,
            int locations) {
        int i = 0;
        for (; i <= locations - 4 * COUNT; i += 4 * COUNT) {
            fourVectors(
                    memory,
                    memoryAt + i,
                    across,
                    along,
                    i,
                    decay,
                    target,
                    targetAt + i,
                    width,
                    locations);
        }
        for (; i <= locations - COUNT; i += COUNT) {
            oneVector(
                    memory,
                    memoryAt + i,
                    across,
                    along,
                    i,
                    decay,
                    target,
                    targetAt + i,
                    width,
                    locations);
        }
        for (; i < locations; i++) {
            for (int m = 0; m < width; m++) {
                int row = m * locations + i;
                float sum = target[targetAt + row] - decay[i] * memory[memoryAt + row];
                sum += across[m] * along[i];
                sum += across[width + m] * along[locations + i];
                target[targetAt + row] = sum + across[2 * width + m] * along[2 * locations + i];
            }
        }
    }

    private static void fourVectors(
            float[] memory,
            int memoryAt,
            float[] across,
            float[] along,
            int alongAt,
            float[] decay,
            float[] target,
            int targetAt,
            int width,
            int locations) {
        FloatVector along00 = load(along, alongAt);
        FloatVector along10 = load(along, alongAt + locations);
        FloatVector along20 = load(along, alongAt + 2 * locations);
        FloatVector decay0 = load(decay, alongAt).neg();
        FloatVector along01 = load(along, alongAt + COUNT);
        FloatVector along11 = load(along, alongAt + locations + COUNT);
        FloatVector along21 = load(along, alongAt + 2 * locations + COUNT);
        FloatVector decay1 = load(decay, alongAt + COUNT).neg();
        FloatVector along02 = load(along, alongAt + 2 * COUNT);
        FloatVector along12 = load(along, alongAt + locations + 2 * COUNT);
        FloatVector along22 = load(along, alongAt + 2 * locations + 2 * COUNT);
        FloatVector decay2 = load(decay, alongAt + 2 * COUNT).neg();
        FloatVector along03 = load(along, alongAt + 3 * COUNT);
        FloatVector along13 = load(along, alongAt + locations + 3 * COUNT);
        FloatVector along23 = load(along, alongAt + 2 * locations + 3 * COUNT);
        FloatVector decay3 = load(decay, alongAt + 3 * COUNT).neg();
        int from = memoryAt;
        int to = targetAt;
        for (int m = 0; m < width; m++, from += locations, to += locations) {
            FloatVector across0 = all(across[m]);
            FloatVector across1 = all(across[width + m]);
            FloatVector across2 = all(across[2 * width + m]);
            FloatVector sum = decay0.fma(load(memory, from), load(target, to));
            sum = across0.fma(along00, sum);
            sum = across1.fma(along10, sum);
            across2.fma(along20, sum).intoArray(target, to);
            sum = decay1.fma(load(memory, from + COUNT), load(target, to + COUNT));
            sum = across0.fma(along01, sum);
            sum = across1.fma(along11, sum);
            across2.fma(along21, sum).intoArray(target, to + COUNT);
            sum = decay2.fma(load(memory, from + 2 * COUNT), load(target, to + 2 * COUNT));
            sum = across0.fma(along02, sum);
            sum = across1.fma(along12, sum);
            across2.fma(along22, sum).intoArray(target, to + 2 * COUNT);
            sum = decay3.fma(load(memory, from + 3 * COUNT), load(target, to + 3 * COUNT));
            sum = across0.fma(along03, sum);
            sum = across1.fma(along13, sum);
            across2.fma(along23, sum).intoArray(target, to + 3 * COUNT);
        }
    }

    private static void oneVector(
            float[] memory,
            int memoryAt,
            float[] across,
            float[] along,
            int alongAt,
            float[] decay,
            float[] target,
            int targetAt,
            int width,
            int locations) {
        FloatVector along00 = load(along, alongAt);
        FloatVector along10 = load(along, alongAt + locations);
        FloatVector along20 = load(along, alongAt + 2 * locations);
        FloatVector decay0 = load(decay, alongAt).neg();
        int from = memoryAt;
        int to = targetAt;
        for (int m = 0; m < width; m++, from += locations, to += locations) {
            FloatVector across0 = all(across[m]);
            FloatVector across1 = all(across[width + m]);
            FloatVector across2 = all(across[2 * width + m]);
            FloatVector sum = decay0.fma(load(memory, from), load(target, to));
            sum = across0.fma(along00, sum);
            sum = across1.fma(along10, sum);
            across2.fma(along20, sum).intoArray(target, to);
        }
    }
}
