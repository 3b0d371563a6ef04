package org.ntm4j.autodiff;

import org.ntm4j.backend.Activation;

/** {@code y = activation(x)}. */
final class ActivationNode extends Node {
    private final Tape tape;
    private Activation activation = Activation.TANH;
    private Var x = Unset.VAR;
    private Var y = Unset.VAR;

    ActivationNode(Tape tape) {
        this.tape = tape;
    }

    void forward(Activation function, Var input, Var target) {
        activation = function;
        x = input;
        y = target;
        tape.kernels().activate(activation, x.value(), y.value());
    }

    @Override
    void backward() {
        if (x.isDifferentiable()) {
            tape.kernels().activateBackward(activation, y.value(), y.gradient(), x.gradient());
        }
    }
}
