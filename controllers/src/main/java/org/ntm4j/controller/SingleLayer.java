package org.ntm4j.controller;

import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.nn.Linear;
import org.ntm4j.tensor.EpisodePlan;

/** A controller of one layer, for those who run it without its steps. */
public interface SingleLayer {
    /** What it is. */
    EpisodePlan.Network network();

    /** H. */
    int hidden();

    /** Its layer, whose outputs are pre-activations. */
    Linear layer();

    /** The h that it starts with, {@code [B, H]}; {@code [B, 0]} of one without a state. */
    Var startHidden(Tape tape, int batch);

    /** The c that it starts with, {@code [B, H]}; {@code [B, 0]} of one without a state. */
    Var startCell(Tape tape, int batch);
}
