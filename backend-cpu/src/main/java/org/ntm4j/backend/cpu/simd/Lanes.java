package org.ntm4j.backend.cpu.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of the one width that all kernels use: the one that the hardware prefers. Kernels of two
 * widths in one JVM make each other slow.
 */
public final class Lanes {
    /** The vectors of all kernels. */
    public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** Numbers in a vector: a power of two, at least 4 on hardware that has SIMD. */
    public static final int COUNT = SPECIES.length();

    private Lanes() {}

    /** The neighbours from {@code at} on. */
    public static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    /** {@code value} in each lane. */
    public static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    /** 0 in each lane. */
    public static FloatVector zero() {
        return FloatVector.zero(SPECIES);
    }

    /** How many of {@code n} numbers fill whole vectors. */
    public static int whole(int n) {
        return n & -COUNT;
    }

    /** Room for the lanes of {@code vectors} vectors, for {@link #sum}. */
    public static float[] room(int vectors) {
        return new float[vectors * COUNT];
    }

    /**
     * The sum over the lanes of {@code x}. A reduction by the Vector API adds lane after lane, which
     * takes several times as long.
     *
     * @param room of {@link #room}, overwritten
     */
    public static float sum(FloatVector x, float[] room) {
        x.intoArray(room, 0);
        return sum(room, 0);
    }

    /** The sum of the lanes of a vector that was stored at {@code at}. */
    public static float sum(float[] room, int at) {
        float sum = sumOfFour(room, at);
        for (int i = 4; i < COUNT; i += 4) {
            sum += sumOfFour(room, at + i);
        }
        return sum;
    }

    private static float sumOfFour(float[] room, int at) {
        return (room[at] + room[at + 1]) + (room[at + 2] + room[at + 3]);
    }
}
