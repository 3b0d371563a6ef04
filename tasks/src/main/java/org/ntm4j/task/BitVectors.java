package org.ntm4j.task;

import java.util.random.RandomGenerator;

/** Vectors of random bits, which most tasks are about. */
public final class BitVectors {
    private BitVectors() {}

    /**
     * Draws fair, independent bits, vector by vector.
     *
     * @return {@code [vectors][bits]}, each 0 or 1
     */
    public static float[][] draw(RandomGenerator random, int vectors, int bits) {
        float[][] drawn = new float[vectors][bits];
        for (float[] vector : drawn) {
            for (int bit = 0; bit < bits; bit++) {
                vector[bit] = random.nextBoolean() ? 1 : 0;
            }
        }
        return drawn;
    }
}
