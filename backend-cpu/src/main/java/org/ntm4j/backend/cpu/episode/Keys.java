package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.FusedKernels;

/** The key of a head. */
final class Keys {
    private Keys() {}

    /** {@code 1/√(‖key‖² + NORM_EPSILON)}. */
    static float inverseNorm(float[] key, int at, int width) {
        float even = 0;
        float odd = 0;
        for (int m = 0; m + 1 < width; m += 2) {
            even += key[at + m] * key[at + m];
            odd += key[at + m + 1] * key[at + m + 1];
        }
        if (width % 2 == 1) {
            even += key[at + width - 1] * key[at + width - 1];
        }
        return (float) (1 / Math.sqrt(even + odd + FusedKernels.NORM_EPSILON));
    }
}
