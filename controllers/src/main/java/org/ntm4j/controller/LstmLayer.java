package org.ntm4j.controller;

import org.jspecify.annotations.Nullable;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.model.EpisodeVars;

/** One LSTM layer in the course of an episode. */
final class LstmLayer {
    private final Tape tape;
    private final ControllerSize size;
    private final LinearSteps gates;
    private Var hidden;
    private Var cell;

    LstmLayer(Tape tape, ControllerSize size, LinearSteps gates, Var startHidden, Var startCell) {
        this.tape = tape;
        this.size = size;
        this.gates = gates;
        this.hidden = startHidden;
        this.cell = startCell;
    }

    void placeInputs(EpisodeVars episode) {
        tape.ops().place(episode.inputs().all(), gates.inputs(), 0);
    }

    /** h after the last step. */
    Var hidden() {
        return hidden;
    }

    /** c after the last step. */
    Var cell() {
        return cell;
    }

    /**
     * @param below h of the layer below, {@code [B, H]}; null for the lowest
     * @param target {@code [B, H]}, overwritten by the new h
     */
    void step(int t, @Nullable Var reads, @Nullable Var below, Var target) {
        Var input = gates.input(t);
        int column = size.inputWidth();
        if (reads != null) {
            tape.ops().place(reads, input, column);
            column += size.readWidth();
        }
        if (below != null) {
            tape.ops().place(below, input, column);
            column += size.hidden();
        }
        tape.ops().place(hidden, input, column);
        Var newCell = tape.variable(target.extent(0), size.hidden());
        tape.ops().lstmCell(gates.apply(t), cell, newCell, target);
        cell = newCell;
        hidden = target;
    }
}
