package org.ntm4j.backend.cpu.scalar;

import org.ntm4j.backend.cpu.kernel.MemoryLoops;

/** {@link MemoryLoops} in plain Java. */
final class ScalarMemoryLoops implements MemoryLoops {
    @Override
    public void rowNorms(
            float[] memory,
            int memoryAt,
            float epsilon,
            float[] norms,
            int normsAt,
            int width,
            int locations) {
        for (int i = 0; i < locations; i++) {
            norms[normsAt + i] = epsilon;
        }
        for (int m = 0; m < width; m++) {
            int row = memoryAt + m * locations;
            for (int i = 0; i < locations; i++) {
                norms[normsAt + i] += memory[row + i] * memory[row + i];
            }
        }
        for (int i = 0; i < locations; i++) {
            norms[normsAt + i] = (float) Math.sqrt(norms[normsAt + i]);
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
        for (int m = 0; m < width; m++) {
            int row = memoryAt + m * locations;
            float sum = 0;
            for (int i = 0; i < locations; i++) {
                sum += weighting[weightingAt + i] * memory[row + i];
            }
            read[readAt + m] = sum;
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
        for (int m = 0; m < width; m++) {
            float d = dRead[dReadAt + m];
            int row = memoryAt + m * locations;
            int dRow = dMemoryAt + m * locations;
            for (int i = 0; i < locations; i++) {
                dMemory[dRow + i] += d * weighting[weightingAt + i];
                dWeighting[dWeightingAt + i] += d * memory[row + i];
            }
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
        System.arraycopy(before, beforeAt, after, afterAt, width * locations);
        for (int j = 0; j < heads; j++) {
            int w = weightingAt + j * locations;
            erase(after, afterAt, weighting, w, erase, eraseAt + j * width, width, locations);
        }
        for (int j = 0; j < heads; j++) {
            int w = weightingAt + j * locations;
            add(after, afterAt, weighting, w, add, addAt + j * width, width, locations);
        }
        rowNorms(after, afterAt, epsilon, norms, normsAt, width, locations);
    }

    /** {@code memory(m,i) = memory(m,i)·(1 − w(i)·e(m))}, by one head. */
    private static void erase(
            float[] memory,
            int memoryAt,
            float[] weighting,
            int weightingAt,
            float[] erase,
            int eraseAt,
            int width,
            int locations) {
        for (int m = 0; m < width; m++) {
            float e = erase[eraseAt + m];
            int row = memoryAt + m * locations;
            for (int i = 0; i < locations; i++) {
                memory[row + i] *= 1 - weighting[weightingAt + i] * e;
            }
        }
    }

    /** {@code memory(m,i) = memory(m,i) + w(i)·a(m)}, by one head. */
    private static void add(
            float[] memory,
            int memoryAt,
            float[] weighting,
            int weightingAt,
            float[] add,
            int addAt,
            int width,
            int locations) {
        for (int m = 0; m < width; m++) {
            float a = add[addAt + m];
            int row = memoryAt + m * locations;
            for (int i = 0; i < locations; i++) {
                memory[row + i] += weighting[weightingAt + i] * a;
            }
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
        for (int m = 0; m < width; m++) {
            int row = beforeAt + m * locations;
            int dRow = dMemoryAt + m * locations;
            for (int j = 0; j < heads; j++) {
                float e = erase[eraseAt + j * width + m];
                float a = add[addAt + j * width + m];
                int w = weightingAt + j * locations;
                int dw = dWeightingAt + j * locations;
                float de = 0;
                float da = 0;
                for (int i = 0; i < locations; i++) {
                    float d = dMemory[dRow + i];
                    float kept =
                            before[row + i]
                                    * keptByOthers(
                                            weighting,
                                            weightingAt,
                                            heads,
                                            j,
                                            erase,
                                            eraseAt + m,
                                            width,
                                            locations,
                                            i);
                    de -= d * kept * weighting[w + i];
                    da += d * weighting[w + i];
                    dWeighting[dw + i] += d * (a - e * kept);
                }
                dErase[dEraseAt + j * width + m] += de;
                dAdd[dAddAt + j * width + m] += da;
            }
            for (int i = 0; i < locations; i++) {
                dMemory[dRow + i] *=
                        keptByOthers(
                                weighting,
                                weightingAt,
                                heads,
                                heads,
                                erase,
                                eraseAt + m,
                                width,
                                locations,
                                i);
            }
        }
    }

    /** {@code Π_{j ≠ but} (1 − w_j(i)·e_j)}: the share of an element that the other heads keep. */
    private static float keptByOthers(
            float[] weighting,
            int weightingAt,
            int heads,
            int but,
            float[] erase,
            int eraseAt,
            int width,
            int locations,
            int i) {
        float kept = 1;
        for (int j = 0; j < heads; j++) {
            if (j != but) {
                kept *= 1 - weighting[weightingAt + j * locations + i] * erase[eraseAt + j * width];
            }
        }
        return kept;
    }
}
