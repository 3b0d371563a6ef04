package org.ntm4j.backend.cpu.kernel;

/** An array that grows to the largest size asked for and is used again. */
final class Scratch {
    private float[] array = new float[0];

    /** At least {@code size} elements with undefined contents. */
    float[] atLeast(int size) {
        if (array.length < size) {
            array = new float[size];
        }
        return array;
    }
}
