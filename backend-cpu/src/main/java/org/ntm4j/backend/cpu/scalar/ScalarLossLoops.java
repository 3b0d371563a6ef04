package org.ntm4j.backend.cpu.scalar;

import org.ntm4j.backend.cpu.kernel.LossLoops;

/** {@link LossLoops} in plain Java. */
final class ScalarLossLoops implements LossLoops {
    @Override
    public void terms(
            float[] logits, int logitsAt, float[] targets, int targetsAt, float[] terms, int n) {
        for (int i = 0; i < n; i++) {
            float z = logits[logitsAt + i];
            terms[i] = ScalarMath.softplus(z) - targets[targetsAt + i] * z;
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
        for (int i = 0; i < n; i++) {
            residuals[i] = ScalarMath.sigmoid(logits[logitsAt + i]) - targets[targetsAt + i];
        }
    }
}
