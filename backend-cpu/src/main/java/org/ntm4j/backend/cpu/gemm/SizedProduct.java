package org.ntm4j.backend.cpu.gemm;

/** Plain loops for small products, EJML for large ones. */
public final class SizedProduct implements MatrixProduct {
    /** From so many multiplications on EJML is taken. */
    private static final long EJML_WORK = 1 << 16;

    private final MatrixProduct small = new LoopProduct();
    private final MatrixProduct large = new EjmlProduct();

    @Override
    public String description() {
        return large.description();
    }

    @Override
    public void multiply(
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
            int ldc) {
        MatrixProduct product = (long) m * n * k < EJML_WORK ? small : large;
        product.multiply(
                transposeA,
                transposeB,
                m,
                n,
                k,
                alpha,
                a,
                aAt,
                lda,
                b,
                bAt,
                ldb,
                beta,
                c,
                cAt,
                ldc);
    }
}
