package org.ntm4j.controller;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.model.EpisodeVars;

/** The network that reads the input and, in a machine with a memory, the last read vectors. */
public interface Controller {
    /** The width of what it emits. */
    int outputWidth();

    /** Starts an episode. */
    Run begin(Tape tape, EpisodeVars episode);

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
    }
}
