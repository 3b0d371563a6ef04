package org.ntm4j.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.machine.NtmConfig;
import org.ntm4j.model.StepTrace;
import org.ntm4j.predict.Prediction;
import org.ntm4j.predict.Predictor;
import org.ntm4j.predict.ScoredPrediction;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.train.RunModel;

/** Runs a model on one episode at a time and takes down what happens. Not thread-safe. */
public final class EpisodeRecorder implements AutoCloseable {
    private final RunModel run;
    private final Predictor predictor;

    /**
     * @param run the model; not closed
     */
    public EpisodeRecorder(RunModel run) {
        this.run = run;
        this.predictor =
                new Predictor(
                        run.model(),
                        run.backend(),
                        run.task().inputWidth(),
                        run.task().outputWidth());
    }

    /**
     * Runs the model on the first sequence of a batch.
     *
     * @param episodes of the model's task; not modified
     */
    public EpisodeRecording record(Origin origin, EpisodeBatch episodes) {
        float[][] inputs = new float[episodes.steps()][];
        float[][] targets = new float[episodes.steps()][];
        float[] mask = new float[episodes.steps()];
        for (int t = 0; t < mask.length; t++) {
            int input = episodes.inputIndex(t, 0, 0);
            int target = episodes.targetIndex(t, 0, 0);
            inputs[t] = Arrays.copyOfRange(episodes.inputs(), input, input + episodes.inputWidth());
            targets[t] =
                    Arrays.copyOfRange(episodes.targets(), target, target + episodes.outputWidth());
            mask[t] = episodes.mask()[episodes.maskIndex(t, 0)];
        }
        return record(origin, inputs, targets, mask);
    }

    /**
     * Runs the model on a sequence.
     *
     * @param inputs {@code [T][X]}, T at least 1; kept
     * @param targets {@code [T][Y]}; kept
     * @param mask {@code [T]}; kept
     * @throws IllegalArgumentException if the arrays don't fit the model or each other
     */
    public EpisodeRecording record(
            Origin origin, float[][] inputs, float[][] targets, float[] mask) {
        Optional<HeadTrace> trace = trace();
        ScoredPrediction answer =
                predictor.predict(
                        inputs,
                        targets,
                        mask,
                        trace.map(StepTrace.class::cast).orElse(StepTrace.NONE));
        return new EpisodeRecording(
                origin,
                inputs,
                targets,
                mask,
                answer.prediction().probabilities(),
                answer.costBits(),
                answer.wrongBits(Prediction.EVEN),
                trace.map(HeadTrace::heads).orElse(List.of()),
                trace.flatMap(HeadTrace::memory));
    }

    private Optional<HeadTrace> trace() {
        if (!(run.config().model() instanceof NtmConfig ntm)) {
            return Optional.empty();
        }
        HeadLayout layout =
                new HeadLayout(ntm.readHeads(), ntm.writeHeads(), ntm.memoryWidth(), ntm.shifts());
        return Optional.of(new HeadTrace(run.backend(), layout));
    }

    @Override
    public void close() {
        predictor.close();
    }
}
