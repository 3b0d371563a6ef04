package org.ntm4j.autodiff;

import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.View;

/** A gradient from outside of the tape. */
final class ReceivedGradientNode extends Node {
    private final Tape tape;
    private Var target = Unset.VAR;
    private Var received = Unset.VAR;

    ReceivedGradientNode(Tape tape) {
        this.tape = tape;
    }

    void connect(Var variable, Var gradient) {
        target = variable;
        received = gradient;
    }

    @Override
    void backward() {
        View gradient = target.gradient();
        tape.backend().binary(BinaryOp.ADD, gradient, received.value(), gradient);
    }
}
