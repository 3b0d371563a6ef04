package org.ntm4j.model;

import java.util.function.Supplier;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.tensor.RunningSequences;

/**
 * Runs a model for its answers only. Where it can, long episodes go in segments, so that the memory it takes
 * is bounded but for inputs and answers; the answers are the same but for rounding. Holds backend memory until
 * closed. Not thread-safe.
 */
public final class Inference implements AutoCloseable {
    /** The most rows, steps times sequences, of a segment: some 20 kB each in the memory of a machine. */
    public static final int MOST_ROWS = 16_384;

    private final SequenceModel model;
    private final Tape tape;
    private final Tape kept;
    private final int mostRows;

    /**
     * @param model whose parameters are on a backend
     * @param tapes makes tapes for inference on that backend; both are closed with this
     */
    public Inference(SequenceModel model, Supplier<Tape> tapes) {
        this(model, tapes, MOST_ROWS);
    }

    /**
     * @param mostRows of a segment, at least 1; a step of all sequences is never cut
     */
    public Inference(SequenceModel model, Supplier<Tape> tapes, int mostRows) {
        this.model = model;
        this.mostRows = mostRows;
        tape = tapes.get();
        kept = tapes.get();
    }

    /**
     * Answers a batch.
     *
     * @param trace told what the model does at each step
     * @return good until the next call
     */
    public Answers run(EpisodeBatch episodes, StepTrace trace) {
        long rows = (long) episodes.steps() * episodes.batch();
        if (rows > mostRows && model instanceof SegmentedModel segmented) {
            int count = Math.toIntExact((rows + mostRows - 1) / mostRows);
            return run(segmented, episodes, Segments.atMost(count, episodes.steps()), trace);
        }
        tape.reset();
        EpisodeVars vars = EpisodeVars.upload(tape, episodes);
        return new Answers(tape, vars, model.logits(tape, vars, trace));
    }

    private Answers run(
            SegmentedModel segmented, EpisodeBatch episodes, Segments segments, StepTrace trace) {
        RunningSequences all = RunningSequences.all(episodes.steps(), episodes.batch());
        SegmentedEpisode episode =
                new SegmentedEpisode(segmented, episodes, all, segments, tape, kept);
        for (int segment = 0; segment < episode.count(); segment++) {
            SegmentedEpisode.Running running = episode.run(segment, trace);
            Var logits = running.steps().logits();
            episode.keep(segment, running, logits);
        }
        return episode.answers();
    }

    @Override
    public void close() {
        tape.close();
        kept.close();
    }
}
