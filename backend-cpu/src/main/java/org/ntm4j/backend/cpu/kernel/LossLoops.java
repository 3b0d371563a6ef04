package org.ntm4j.backend.cpu.kernel;

/** The elementwise part of the cross-entropy from logits. */
public interface LossLoops {
    /** {@code terms = softplus(logits) − targets·logits}; {@code terms} from index 0 on. */
    void terms(float[] logits, int logitsAt, float[] targets, int targetsAt, float[] terms, int n);

    /** {@code residuals = σ(logits) − targets}; {@code residuals} from index 0 on. */
    void residuals(
            float[] logits, int logitsAt, float[] targets, int targetsAt, float[] residuals, int n);
}
