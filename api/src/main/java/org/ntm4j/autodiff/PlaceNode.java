package org.ntm4j.autodiff;

import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.View;

/** A copy into a window of a wider variable. */
final class PlaceNode extends Node {
    private final Tape tape;
    private Var source = Unset.VAR;
    private Var window = Unset.VAR;

    PlaceNode(Tape tape) {
        this.tape = tape;
    }

    void forward(Var input, Var target) {
        source = input;
        window = target;
        tape.backend().copy(source.value(), window.value());
    }

    @Override
    void backward() {
        if (source.isDifferentiable()) {
            View gradient = source.gradient();
            tape.backend().binary(BinaryOp.ADD, gradient, window.gradient(), gradient);
        }
    }
}
