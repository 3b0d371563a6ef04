package org.ntm4j.autodiff;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ntm4j.tensor.HeadLayout;

/** Erase and add (equations 3 and 4); the gradient of the memory is transformed in place. */
final class WriteNode extends Node {
    private final Tape tape;
    private @Nullable HeadLayout layout;
    private Var before = Unset.VAR;
    private Var weighting = Unset.VAR;
    private Var heads = Unset.VAR;

    WriteNode(Tape tape) {
        this.tape = tape;
    }

    Var forward(HeadLayout headLayout, Var memory, Var weights, Var parameters) {
        layout = headLayout;
        before = memory;
        weighting = weights;
        heads = parameters;
        int batch = memory.extent(0);
        Var after = tape.constant(batch, memory.extent(1), memory.extent(2));
        Var norms = tape.constant(batch, memory.extent(2));
        tape.kernels()
                .write(
                        headLayout,
                        before.value(),
                        weighting.value(),
                        heads.value(),
                        after.value(),
                        norms.value());
        after.keep(norms);
        if (tape.isRecording()) {
            after.shareGradient(before.gradient());
            before.setConsumed(true);
        }
        return after;
    }

    @Override
    void backward() {
        tape.kernels()
                .writeBackward(
                        Objects.requireNonNull(layout),
                        before.value(),
                        weighting.value(),
                        heads.value(),
                        before.gradient(),
                        weighting.gradient(),
                        heads.gradient());
    }
}
