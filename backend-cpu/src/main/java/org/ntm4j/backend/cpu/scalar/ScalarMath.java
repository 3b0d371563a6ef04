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

    /** {@code Σ a·b}, by four partial sums, because a single one waits for each addition. */
    static float dot(float[] a, int aAt, float[] b, int bAt, int n) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            sum0 += a[aAt + i] * b[bAt + i];
            sum1 += a[aAt + i + 1] * b[bAt + i + 1];
            sum2 += a[aAt + i + 2] * b[bAt + i + 2];
            sum3 += a[aAt + i + 3] * b[bAt + i + 3];
        }
        for (; i < n; i++) {
            sum0 += a[aAt + i] * b[bAt + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
