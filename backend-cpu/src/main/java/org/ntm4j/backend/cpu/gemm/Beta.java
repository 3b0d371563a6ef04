package org.ntm4j.backend.cpu.gemm;

import java.util.Arrays;

/** What a matrix product does to its target beforehand. */
public final class Beta {
    private Beta() {}

    /** {@code row = beta·row}; a {@code beta} of 0 ignores the old contents. */
    public static void scaleRow(float beta, float[] c, int at, int n) {
        if (beta == 0) {
            Arrays.fill(c, at, at + n, 0);
        } else if (beta != 1) {
            for (int j = 0; j < n; j++) {
                c[at + j] *= beta;
            }
        }
    }
}
