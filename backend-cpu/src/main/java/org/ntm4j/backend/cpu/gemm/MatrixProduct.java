package org.ntm4j.backend.cpu.gemm;

/** A matrix product on float arrays. An implementation may keep scratch: one thread at a time. */
public interface MatrixProduct {
    /** What computes, for people: {@code "EJML 0.44"}. */
    String description();

    /**
     * {@code c = alpha · op(a) · op(b) + beta · c}, row-major; {@code c} overlaps neither input.
     *
     * @param transposeA whether {@code a} is stored {@code [k, m]} instead of {@code [m, k]}
     * @param transposeB whether {@code b} is stored {@code [n, k]} instead of {@code [k, n]}
     * @param lda the distance between rows of {@code a} as stored; may be 0
     * @param ldb the distance between rows of {@code b} as stored; may be 0
     * @param beta 0 ignores the old {@code c}, NaN included
     * @param c {@code [m, n]}, modified
     */
    void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            int aAt,
            int lda,
            float[] b,
            int bAt,
            int ldb,
            float beta,
            float[] c,
            int cAt,
            int ldc);
}
