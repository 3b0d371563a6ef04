package org.ntm4j.machine;

import java.util.List;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.controller.Controller;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SegmentedModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.nn.Linear;

/** The stacked LSTM that the paper compares with: a controller whose emission is the answer. */
final class LstmBaseline implements SegmentedModel {
    private final Controller controller;
    private final Linear output;

    LstmBaseline(Controller controller, Linear output) {
        this.controller = controller;
        this.output = output;
    }

    @Override
    public Var logits(Tape tape, EpisodeVars episode, StepTrace trace) {
        return steps(tape, episode, start(tape, episode.batch()), trace).logits();
    }

    @Override
    public List<Var> start(Tape tape, int batch) {
        return controller.start(tape, batch);
    }

    @Override
    public Steps steps(Tape tape, EpisodeVars segment, List<Var> before, StepTrace trace) {
        LinearSteps answers = output.over(tape, segment.scoredSteps(), segment.batch());
        Controller.Run running = controller.begin(tape, segment, before);
        for (int t = 0; t < segment.steps(); t++) {
            Var emitted =
                    segment.isScored(t)
                            ? answers.input(t - segment.firstScored())
                            : tape.variable(segment.batch(), controller.outputWidth());
            running.step(t, null, emitted);
            trace.record(t, "hidden", emitted);
        }
        return new Steps(running.state(), answers);
    }
}
