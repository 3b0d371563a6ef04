package org.ntm4j.backend.cpu.gemm;

import org.ejml.EjmlVersion;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * A matrix product by EJML. EJML's matrices begin at the start of their array, so that operands are
 * copied into matrices that are kept from call to call.
 */
public final class EjmlProduct implements MatrixProduct {
    private final FMatrixRMaj left = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj right = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj result = new FMatrixRMaj(0, 0);

    @Override
    public String description() {
        return "EJML " + EjmlVersion.VERSION;
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
        if (k > 0) {
            load(left, a, aAt, lda, transposeA ? k : m, transposeA ? m : k);
            load(right, b, bAt, ldb, transposeB ? n : k, transposeB ? k : n);
            result.reshape(m, n);
            multiply(transposeA, transposeB, alpha);
        } else {
            result.reshape(m, n);
            result.zero();
        }
        for (int i = 0; i < m; i++) {
            Beta.scaleRow(beta, c, cAt + i * ldc, n);
            addRow(result.data, i * n, c, cAt + i * ldc, n);
        }
    }

    private static void load(FMatrixRMaj to, float[] from, int at, int ld, int rows, int columns) {
        to.reshape(rows, columns);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from, at + row * ld, to.data, row * columns, columns);
        }
    }

    private void multiply(boolean transposeA, boolean transposeB, float alpha) {
        if (transposeA && transposeB) {
            CommonOps_FDRM.multTransAB(alpha, left, right, result);
        } else if (transposeA) {
            CommonOps_FDRM.multTransA(alpha, left, right, result);
        } else if (transposeB) {
            CommonOps_FDRM.multTransB(alpha, left, right, result);
        } else {
            CommonOps_FDRM.mult(alpha, left, right, result);
        }
    }

    private static void addRow(float[] from, int fromAt, float[] to, int at, int n) {
        for (int j = 0; j < n; j++) {
            to[at + j] += from[fromAt + j];
        }
    }
}
