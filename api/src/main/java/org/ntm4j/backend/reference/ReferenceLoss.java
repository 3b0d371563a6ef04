package org.ntm4j.backend.reference;

/** Masked cross-entropy from logits. Logits and targets are {@code [T, B, Y]}, the mask {@code [T, B]}. */
final class ReferenceLoss {
    private ReferenceLoss() {}

    /** Column 0 of {@code perSequence}: {@code Σ_t mask·Σ_y (softplus(z) − target·z)}; column 1: wrong bits. */
    static void forward(
            DoubleTensor logits,
            DoubleTensor targets,
            DoubleTensor mask,
            DoubleTensor perSequence) {
        for (int b = 0; b < logits.extent(1); b++) {
            double nats = 0;
            int wrong = 0;
            for (int t = 0; t < logits.extent(0); t++) {
                for (int y = 0; y < logits.extent(2); y++) {
                    double z = logits.get(t, b, y);
                    double target = targets.get(t, b, y);
                    nats += mask.get(t, b) * (ReferencePrimitives.softplus(z) - target * z);
                    boolean counts = mask.get(t, b) != 0;
                    wrong += counts && isWrong(z, target) ? 1 : 0;
                }
            }
            perSequence.set(b, 0, nats);
            perSequence.set(b, 1, wrong);
        }
    }

    private static boolean isWrong(double z, double target) {
        return Double.isNaN(z) || (z > 0) != (target > 0.5);
    }

    /** {@code dLogits += scale · mask · (σ(logits) − targets)}. */
    static void backward(
            DoubleTensor logits,
            DoubleTensor targets,
            DoubleTensor mask,
            double scale,
            DoubleTensor dLogits) {
        for (int t = 0; t < logits.extent(0); t++) {
            for (int b = 0; b < logits.extent(1); b++) {
                double factor = scale * mask.get(t, b);
                for (int y = 0; y < logits.extent(2); y++) {
                    double probability = ReferencePrimitives.sigmoid(logits.get(t, b, y));
                    dLogits.add(t, b, y, factor * (probability - targets.get(t, b, y)));
                }
            }
        }
    }
}
