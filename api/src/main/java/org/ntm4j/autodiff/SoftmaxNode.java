package org.ntm4j.autodiff;

/** Softmax of each row. */
final class SoftmaxNode extends Node {
    private final Tape tape;
    private Var x = Unset.VAR;
    private Var y = Unset.VAR;

    SoftmaxNode(Tape tape) {
        this.tape = tape;
    }

    Var forward(Var input) {
        x = input;
        y = tape.variable(x.extent(0), x.extent(1));
        tape.kernels().softmax(x.value(), y.value());
        return y;
    }

    @Override
    void backward() {
        if (x.isDifferentiable()) {
            tape.kernels().softmaxBackward(y.value(), y.gradient(), x.gradient());
        }
    }
}
