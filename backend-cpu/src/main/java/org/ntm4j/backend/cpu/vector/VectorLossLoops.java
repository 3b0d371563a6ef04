package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import org.ntm4j.backend.cpu.kernel.LossLoops;
import org.ntm4j.backend.cpu.simd.Lanes;
import org.ntm4j.backend.cpu.simd.VectorMath;

/** {@link LossLoops} with vectors; a rest that fills no vector is copied to where there is room. */
final class VectorLossLoops implements LossLoops {
    private final float[] z = Lanes.room(1);
    private final float[] wanted = Lanes.room(1);

    @Override
    public void terms(
            float[] logits, int logitsAt, float[] targets, int targetsAt, float[] terms, int n) {
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            VectorMath.softplus(load(logits, logitsAt + i)).intoArray(terms, i);
        }
        if (i < n) {
            restSoftplus(logits, logitsAt + i, terms, i, n - i);
        }
        subtractProducts(logits, logitsAt, targets, targetsAt, terms, n);
    }

    private void restSoftplus(float[] logits, int logitsAt, float[] terms, int termsAt, int n) {
        System.arraycopy(logits, logitsAt, z, 0, n);
        VectorMath.softplus(load(z, 0)).intoArray(z, 0);
        System.arraycopy(z, 0, terms, termsAt, n);
    }

    private static void subtractProducts(
            float[] logits, int logitsAt, float[] targets, int targetsAt, float[] terms, int n) {
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            load(targets, targetsAt + i)
                    .neg()
                    .fma(load(logits, logitsAt + i), load(terms, i))
                    .intoArray(terms, i);
        }
        for (; i < n; i++) {
            terms[i] -= targets[targetsAt + i] * logits[logitsAt + i];
        }
    }

    @Override
    public void residuals(
            float[] logits,
            int logitsAt,
            float[] targets,
            int targetsAt,
            float[] residuals,
            int n) {
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            VectorMath.sigmoid(load(logits, logitsAt + i))
                    .sub(load(targets, targetsAt + i))
                    .intoArray(residuals, i);
        }
        if (i < n) {
            restResiduals(logits, logitsAt + i, targets, targetsAt + i, residuals, i, n - i);
        }
    }

    private void restResiduals(
            float[] logits,
            int logitsAt,
            float[] targets,
            int targetsAt,
            float[] residuals,
            int residualsAt,
            int n) {
        System.arraycopy(logits, logitsAt, z, 0, n);
        System.arraycopy(targets, targetsAt, wanted, 0, n);
        VectorMath.sigmoid(load(z, 0)).sub(load(wanted, 0)).intoArray(z, 0);
        System.arraycopy(z, 0, residuals, residualsAt, n);
    }
}
