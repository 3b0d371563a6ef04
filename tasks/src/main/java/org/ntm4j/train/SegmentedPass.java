package org.ntm4j.train;

import java.util.List;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.View;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.model.SegmentedEpisode;
import org.ntm4j.model.SegmentedEpisode.Running;
import org.ntm4j.model.SegmentedModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.RunningSequences;

/**
 * A pass that keeps the activations of one segment at a time. Forward, only what the model has at the borders between
 * segments is kept; backward, from the last segment to the first, a segment is run once more from its border,
 * and its end is given the gradient that the start of the segment after it was left with.
 *
 * <p>Costs, answers and the gradients that reach each step are those of {@link TrainingPass}; the gradients of weights
 * are the same sums in another order, since each segment adds its own product.
 */
final class SegmentedPass implements BatchPass {
    private final SegmentedModel model;
    private final ParameterSet parameters;
    private final CheckpointSegments segments;
    private final Tape tape;
    private final Tape kept;

    SegmentedPass(SegmentedModel model, ParameterSet parameters, CheckpointSegments segments) {
        this.model = model;
        this.parameters = parameters;
        this.segments = segments;
        tape = Tape.forTraining(parameters.backend());
        kept = Tape.forInference(parameters.backend());
    }

    @Override
    public View run(EpisodeBatch episodes) {
        EpisodeBatch sorted = episodes.longestFirst();
        SegmentedEpisode episode =
                new SegmentedEpisode(
                        model,
                        sorted,
                        RunningSequences.endingAt(sorted.steps(), sorted.ends()),
                        segments.of(sorted.steps()),
                        tape,
                        kept);
        int last = episode.count() - 1;
        for (int segment = 0; segment < last; segment++) {
            Running running = episode.run(segment, StepTrace.NONE);
            episode.keep(segment, running, running.steps().logits());
        }
        parameters.zeroGradients();
        Running end = episode.run(last, StepTrace.NONE);
        Var answers = end.steps().logits();
        episode.keep(last, end, answers);
        backward(episode, last, end, answers);
        for (int segment = last - 1; segment >= 0; segment--) {
            Running running = episode.run(segment, StepTrace.NONE);
            receive(running.steps().after(), episode.border(segment + 1));
            backward(episode, segment, running, running.steps().logits());
        }
        return episode.answers().crossEntropy().value();
    }

    /** The border has the gradient of what the segment after it began with. */
    private void receive(List<Var> after, List<Var> border) {
        for (int i = 0; i < after.size(); i++) {
            if (after.get(i).isDifferentiable()) {
                tape.ops().receiveGradient(after.get(i), border.get(i));
            }
        }
    }

    /** Walks back over a segment; the border before it, which has served, takes the gradient that comes out there. */
    private void backward(SegmentedEpisode episode, int segment, Running running, Var logits) {
        running.vars().crossEntropy(tape, logits);
        tape.backward();
        if (segment > 0) {
            List<Var> border = episode.border(segment);
            for (int i = 0; i < border.size(); i++) {
                tape.copyGradient(running.before().get(i), border.get(i));
            }
        }
    }

    @Override
    public void close() {
        tape.close();
        kept.close();
    }
}
