package org.ntm4j.autodiff;

import org.jspecify.annotations.Nullable;
import org.ntm4j.tensor.HeadLayout;

/** Raw head parameters through their functions. */
final class HeadActivationsNode extends Node {
    private final Tape tape;
    private @Nullable HeadLayout layout;
    private Var raw = Unset.VAR;
    private Var heads = Unset.VAR;

    HeadActivationsNode(Tape tape) {
        this.tape = tape;
    }

    Var forward(HeadLayout headLayout, Var input) {
        layout = headLayout;
        raw = input;
        heads = tape.variable(raw.extent(0), raw.extent(1));
        tape.kernels().headActivations(headLayout, raw.value(), heads.value());
        return heads;
    }

    @Override
    void backward() {
        HeadLayout present = java.util.Objects.requireNonNull(layout);
        tape.kernels()
                .headActivationsBackward(present, heads.value(), heads.gradient(), raw.gradient());
    }
}
