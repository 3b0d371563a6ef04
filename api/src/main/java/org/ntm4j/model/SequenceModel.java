package org.ntm4j.model;

import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;

/** A model that can run: reads the inputs of an episode and answers with logits. */
public interface SequenceModel {
    /**
     * Runs an episode from its first step.
     *
     * @param tape reset; takes the operations
     * @param episode the inputs, and the steps at which answers are due
     * @param trace told what happens at each step
     * @return logits {@code [scored steps · B, Y]}, of the steps at which answers are due
     */
    Var logits(Tape tape, EpisodeVars episode, StepTrace trace);
}
