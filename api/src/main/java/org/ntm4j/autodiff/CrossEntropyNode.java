package org.ntm4j.autodiff;

import org.ntm4j.backend.View;

/** Masked cross-entropy, summed over time and channels and averaged over the batch. */
final class CrossEntropyNode extends Node {
    private final Tape tape;
    private int batch;
    private Var logits = Unset.VAR;
    private Var targets = Unset.VAR;
    private Var mask = Unset.VAR;

    CrossEntropyNode(Tape tape) {
        this.tape = tape;
    }

    Var forward(Var outputs, Var wanted, Var weights, int sequences) {
        batch = sequences;
        int steps = outputs.extent(0) / Math.max(1, batch);
        int channels = outputs.extent(1);
        logits = outputs.reshaped(steps, batch, channels);
        targets = wanted.reshaped(steps, batch, channels);
        mask = weights.reshaped(steps, batch);
        Var perSequence = tape.constant(batch, 2);
        tape.kernels()
                .crossEntropy(logits.value(), targets.value(), mask.value(), perSequence.value());
        return perSequence;
    }

    @Override
    void backward() {
        View gradient = logits.gradient();
        tape.kernels()
                .crossEntropyBackward(
                        logits.value(), targets.value(), mask.value(), 1.0 / batch, gradient);
    }
}
