package org.ntm4j.controller;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.model.EpisodeVars;

/** The network that reads the input and, in a machine with a memory, the last read vectors. */
public interface Controller {
    /** The width of what it emits. */
    int outputWidth();

    /** The state it starts an episode with, each {@code [B, H]}: none, or h and c of each layer. */
    List<Var> start(Tape tape, int batch);

    /**
     * Begins with the steps of an episode, or of a segment of it.
     *
     * @param state before the first of them, as {@link #start} or {@link Run#state} had it
     */
    Run begin(Tape tape, EpisodeVars episode, List<Var> state);

    /** This controller, if one layer is all that it has. */
    default Optional<SingleLayer> singleLayer() {
        return Optional.empty();
    }

    /** A controller in the course of an episode. */
    interface Run {
        /**
         * One time step.
         *
         * @param t the step
         * @param reads read vectors of the step before, {@code [B, R, M]}; null without a memory
         * @param target {@code [B, outputWidth]}, overwritten by what the controller emits
         */
        void step(int t, @Nullable Var reads, Var target);

        /** The state after the last step. */
        List<Var> state();
    }
}
