package org.ntm4j.autodiff;

import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.View;

/** A row repeated along a new first axis; its gradient is the sum over that axis. */
final class BroadcastNode extends Node {
    private final Tape tape;
    private Var row = Unset.VAR;
    private Var target = Unset.VAR;
    private View repeated = Unset.VAR.value();
    private Var sum = Unset.VAR;
    private View sumWithAxis = Unset.VAR.value();
    private View sumLikeRow = Unset.VAR.value();

    BroadcastNode(Tape tape) {
        this.tape = tape;
    }

    Var forward(Var input, int times) {
        Var output =
                input.value().rank() == 1
                        ? tape.variable(times, input.extent(0))
                        : tape.variable(times, input.extent(0), input.extent(1));
        Var partial = tape.constant(1, input.value().size());
        if (input != row || output != target || partial != sum) {
            rebind(input, output, partial, times);
        }
        tape.backend().copy(repeated, target.value());
        return target;
    }

    /** Views are made anew only if an episode differs in form from the one before. */
    private void rebind(Var input, Var output, Var partial, int times) {
        row = input;
        target = output;
        sum = partial;
        repeated = row.value().insertAxis(0).repeat(0, times);
        sumLikeRow = sum.value().reshape(row.shape());
        sumWithAxis = sumLikeRow.insertAxis(0);
    }

    @Override
    void backward() {
        if (row.isDifferentiable()) {
            tape.backend().reduce(ReduceOp.SUM, target.gradient(), sumWithAxis);
            tape.backend().binary(BinaryOp.ADD, row.gradient(), sumLikeRow, row.gradient());
        }
    }
}
