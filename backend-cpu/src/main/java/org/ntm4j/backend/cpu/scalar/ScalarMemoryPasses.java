package org.ntm4j.backend.cpu.scalar;

import java.util.Arrays;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.cpu.kernel.MemoryPasses;

/** {@link MemoryPasses} in plain Java. */
public final class ScalarMemoryPasses implements MemoryPasses {
    private static final float EPSILON = (float) FusedKernels.NORM_EPSILON;

    private final ScalarMemoryLoops loops = new ScalarMemoryLoops();

    /** New passes. */
    public ScalarMemoryPasses() {}

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
        Arrays.fill(sums, sumsAt, sumsAt + count * locations, 0);
        for (int j = 0; j < count; j++) {
            for (int m = 0; m < width; m++) {
                addScaled(
                        factors[factorsAt + j * width + m],
                        memory,
                        memoryAt + m * locations,
                        sums,
                        sumsAt + j * locations,
                        locations);
            }
        }
    }

    @Override
    public void acrossLocations(
            float[] memory,
            int memoryAt,
            float[] factors,
            int factorsAt,
            int count,
            float[] sums,
            int sumsAt,
            int width,
            int locations) {
        for (int j = 0; j < count; j++) {
            for (int m = 0; m < width; m++) {
                sums[sumsAt + j * width + m] =
                        ScalarMath.dot(
                                memory,
                                memoryAt + m * locations,
                                factors,
                                factorsAt + j * locations,
                                locations);
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
            int row = targetAt + m * locations;
            for (int i = 0; i < locations; i++) {
                target[row + i] -= decay[decayAt + i] * memory[memoryAt + m * locations + i];
            }
            for (int j = 0; j < count; j++) {
                float factor = across[acrossAt + j * width + m];
                addScaled(factor, along, alongAt + j * locations, target, row, locations);
            }
        }
    }

    private static void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] += factor * x[xAt + i];
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
        loops.write(
                before,
                beforeAt,
                weighting,
                weightingAt,
                1,
                heads,
                eraseAt,
                heads,
                addAt,
                after,
                afterAt,
                EPSILON,
                norms,
                normsAt,
                width,
                locations);
        acrossWidth(after, afterAt, heads, keyAt, 1, products, productsAt, width, locations);
    }
}
