package org.ntm4j.machine;

import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.controller.Controller;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.nn.Linear;

/** The stacked LSTM that the paper compares with: a controller whose emission is the answer. */
final class LstmBaseline implements SequenceModel {
    private final Controller controller;
    private final Linear output;

    LstmBaseline(Controller controller, Linear output) {
        this.controller = controller;
        this.output = output;
    }

    @Override
    public Var logits(Tape tape, EpisodeVars episode, StepTrace trace) {
        LinearSteps answers = output.over(tape, episode.scoredSteps(), episode.batch());
        Controller.Run running = controller.begin(tape, episode);
        for (int t = 0; t < episode.steps(); t++) {
            Var emitted =
                    episode.isScored(t)
                            ? answers.input(t - episode.firstScored())
                            : tape.variable(episode.batch(), controller.outputWidth());
            running.step(t, null, emitted);
            trace.record(t, "hidden", emitted);
        }
        return answers.applyAll();
    }
}
