package org.ntm4j.backend.cpu.gemm;

/** A matrix product of plain loops. */
public final class LoopProduct implements MatrixProduct {
    @Override
    public String description() {
        return "loops";
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
        int aRow = transposeA ? 1 : lda;
        int aColumn = transposeA ? lda : 1;
        for (int i = 0; i < m; i++) {
            int row = cAt + i * ldc;
            Beta.scaleRow(beta, c, row, n);
            for (int p = 0; p < k; p++) {
                float factor = alpha * a[aAt + i * aRow + p * aColumn];
                if (transposeB) {
                    addColumn(factor, b, bAt + p, ldb, c, row, n);
                } else {
                    addRow(factor, b, bAt + p * ldb, c, row, n);
                }
            }
        }
    }

    private static void addRow(float factor, float[] b, int bAt, float[] c, int cAt, int n) {
        for (int j = 0; j < n; j++) {
            c[cAt + j] += factor * b[bAt + j];
        }
    }

    private static void addColumn(
            float factor, float[] b, int bAt, int ldb, float[] c, int cAt, int n) {
        for (int j = 0; j < n; j++) {
            c[cAt + j] += factor * b[bAt + j * ldb];
        }
    }
}
