package org.ntm4j.model;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.autodiff.Stack;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.tensor.RunningSequences;

/**
 * Episodes that a model runs a segment at a time, so that the memory of one segment serves all. Kept are what the
 * model has at the borders between segments, and its answers.
 */
public final class SegmentedEpisode {
    private final SegmentedModel model;
    private final EpisodeBatch episodes;
    private final RunningSequences running;
    private final Segments segments;
    private final Tape tape;
    private final Tape kept;
    private final EpisodeVars whole;
    private final Stack logits;
    private final List<List<Var>> borders = new ArrayList<>();

    /**
     * A segment on the tape.
     *
     * @param vars its inputs and the answers that are due
     * @param before what the model had before its first step
     * @param steps what was run
     */
    public record Running(EpisodeVars vars, List<Var> before, SegmentedModel.Steps steps) {}

    /**
     * @param running the sequences that the model has to go through at each step
     * @param tape reset by each segment, whose operations it takes
     * @param kept reset now; does not record; holds what outlives a segment
     */
    public SegmentedEpisode(
            SegmentedModel model,
            EpisodeBatch episodes,
            RunningSequences running,
            Segments segments,
            Tape tape,
            Tape kept) {
        this.model = model;
        this.episodes = episodes;
        this.running = running;
        this.segments = segments;
        this.tape = tape;
        this.kept = kept;
        kept.reset();
        whole = EpisodeVars.upload(kept, episodes);
        logits = kept.constantStack(whole.scoredSteps(), whole.batch(), episodes.outputWidth());
    }

    /** The number of segments. */
    public int count() {
        return segments.count();
    }

    /**
     * Runs a segment on the tape, which forgets the one before.
     *
     * @param segment the first, or one whose predecessor was kept
     * @param trace told what happens at each step, counted from the start of the episode
     */
    public Running run(int segment, StepTrace trace) {
        tape.reset();
        int from = segments.from(segment);
        int to = segments.to(segment);
        EpisodeVars vars = EpisodeVars.upload(tape, episodes, running, from, to);
        List<Var> before =
                segment == 0
                        ? model.start(tape, episodes.batch())
                        : border(segment).stream().map(tape::copyOf).toList();
        return new Running(vars, before, model.steps(tape, vars, before, shifted(trace, from)));
    }

    private static StepTrace shifted(StepTrace trace, int from) {
        return trace == StepTrace.NONE
                ? trace
                : (step, quantity, value) -> trace.record(from + step, quantity, value);
    }

    /**
     * Keeps what a segment leaves: its answers, and what the model has after it unless it is the last.
     *
     * @param answers its logits
     */
    public void keep(int segment, Running ran, Var answers) {
        if (segment + 1 < count()) {
            borders.add(ran.steps().after().stream().map(kept::copyOf).toList());
        }
        int scored = ran.vars().scoredSteps();
        if (scored > 0) {
            int first = segments.from(segment) + ran.vars().firstScored();
            kept.ops().place(answers, logits.range(first - whole.firstScored(), scored), 0);
        }
    }

    /** What was kept at the border before a segment that is not the first. */
    public List<Var> border(int segment) {
        return borders.get(segment - 1);
    }

    /** The answers of all segments, on the tape of what is kept, when all were kept. */
    public Answers answers() {
        return new Answers(kept, whole, logits.all());
    }
}
