package org.ntm4j.autodiff;

/** LSTM cell without peepholes. */
final class LstmCellNode extends Node {
    private final Tape tape;
    private Var gates = Unset.VAR;
    private Var cPrevious = Unset.VAR;
    private Var c = Unset.VAR;
    private Var h = Unset.VAR;

    LstmCellNode(Tape tape) {
        this.tape = tape;
    }

    void forward(Var preActivations, Var cellBefore, Var cell, Var hidden) {
        gates = preActivations;
        cPrevious = cellBefore;
        c = cell;
        h = hidden;
        tape.kernels().lstmCell(gates.value(), cPrevious.value(), c.value(), h.value());
    }

    @Override
    void backward() {
        tape.kernels()
                .lstmCellBackward(
                        gates.value(),
                        cPrevious.value(),
                        c.value(),
                        c.gradient(),
                        h.gradient(),
                        gates.gradient(),
                        cPrevious.gradient());
    }
}
