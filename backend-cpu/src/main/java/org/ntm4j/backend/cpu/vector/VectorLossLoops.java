package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;
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
            FloatVector x = load(logits, logitsAt + i);
            VectorMath.softplus(x).sub(load(targets, targetsAt + i).mul(x)).intoArray(terms, i);
        }
        if (i < n) {
            System.arraycopy(logits, logitsAt + i, z, 0, n - i);
            System.arraycopy(targets, targetsAt + i, wanted, 0, n - i);
            FloatVector x = load(z, 0);
            VectorMath.softplus(x).sub(load(wanted, 0).mul(x)).intoArray(z, 0);
            System.arraycopy(z, 0, terms, i, n - i);
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
            System.arraycopy(logits, logitsAt + i, z, 0, n - i);
            System.arraycopy(targets, targetsAt + i, wanted, 0, n - i);
            VectorMath.sigmoid(load(z, 0)).sub(load(wanted, 0)).intoArray(z, 0);
            System.arraycopy(z, 0, residuals, i, n - i);
        }
    }
}
