package org.ntm4j.backend.cpu.scalar;

/** Functions that {@link Math} lacks, computed in double. */
final class ScalarMath {
    private ScalarMath() {}

    /** {@code 1/(1 + e^-x)}. */
    static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    /** {@code ln(1 + e^x)}, without overflow. */
    static float softplus(float x) {
        return (float) (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
    }
}
