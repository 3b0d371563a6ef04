package org.ntm4j.model;

import java.util.List;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;

/**
 * A model that can run an episode in segments, one after the other: it says what it carries from one step to the
 * next. That is a list of variables whose order and shapes, {@code [B, …]} of rank 2 or 3, are the model's own and
 * the same after every step; nothing else of earlier steps may reach later ones.
 */
public interface SegmentedModel extends SequenceModel {
    /** What the model has before the first step of an episode of {@code batch} sequences. */
    List<Var> start(Tape tape, int batch);

    /**
     * Runs the steps of a segment.
     *
     * @param tape takes the operations
     * @param segment inputs, and the steps at which answers are due; its steps count from 0
     * @param before what the model has before the first of them, on this tape
     * @param trace told what happens at each step
     */
    Steps steps(Tape tape, EpisodeVars segment, List<Var> before, StepTrace trace);

    /**
     * Steps that were run, and answers that are yet to be computed. The output layer comes last so that a gradient which
     * later steps send to {@code after} is added where it is added in an episode that is not cut: after that of
     * the answers.
     *
     * @param after what the model has after the last step
     * @param answers the output layer with all its inputs
     */
    record Steps(List<Var> after, LinearSteps answers) {
        /** Computes the logits {@code [scored steps · B, Y]}, of the steps at which answers are due; once. */
        public Var logits() {
            return answers.applyAll();
        }
    }
}
