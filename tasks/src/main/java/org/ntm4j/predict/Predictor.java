package org.ntm4j.predict;

import java.util.Arrays;
import org.ntm4j.autodiff.Stack;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.error.NtmException;
import org.ntm4j.metric.MetricWindow;
import org.ntm4j.model.Answers;
import org.ntm4j.model.Inference;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;

/**
 * Runs a model on one sequence at a time. The answer to a sequence does not depend on those before it.
 * Holds backend memory until closed, as much as the longest sequence so far takes or, of a long one, a segment of its
 * steps. Not thread-safe.
 */
public final class Predictor implements AutoCloseable {
    private final TensorBackend backend;
    private final int inputWidth;
    private final int outputWidth;
    private final Inference inference;

    /**
     * @param model whose parameters are on {@code backend}
     * @param backend that computes
     * @param inputWidth X of the model
     * @param outputWidth Y of the model
     */
    public Predictor(SequenceModel model, TensorBackend backend, int inputWidth, int outputWidth) {
        this.backend = backend;
        this.inputWidth = inputWidth;
        this.outputWidth = outputWidth;
        this.inference = new Inference(model, () -> Tape.forInference(backend));
    }

    /**
     * Answers a sequence.
     *
     * @param input {@code [T][X]}, T at least 1; not modified
     * @return the answer at every step
     * @throws IllegalArgumentException if the input has no rows or one of another length than X
     * @throws NtmException {@code NTM-D009} if the answer is larger than an array can be
     */
    public Prediction predict(float[][] input) {
        return prediction(inference.run(episode(input), StepTrace.NONE).logits());
    }

    /**
     * Answers a sequence and says what the answer costs.
     *
     * @param input {@code [T][X]}, T at least 1; not modified
     * @param target {@code [T][Y]}, in [0, 1]; not modified
     * @param mask {@code [T]}: weight of each step in the cost; not modified
     * @return the answer as {@link #predict(float[][])} has it, with its cost
     * @throws IllegalArgumentException if the arrays don't fit the model or each other
     * @throws NtmException {@code NTM-D009} if the answer is larger than an array can be
     */
    public ScoredPrediction predict(float[][] input, float[][] target, float[] mask) {
        return predict(input, target, mask, StepTrace.NONE);
    }

    /**
     * As {@link #predict(float[][], float[][], float[])}, for those who want to look inside.
     *
     * @param trace told what the model does at each step
     */
    public ScoredPrediction predict(
            float[][] input, float[][] target, float[] mask, StepTrace trace) {
        EpisodeBatch batch = episode(input);
        requireRows("target", target, input.length, outputWidth);
        if (mask.length != input.length) {
            throw new IllegalArgumentException(
                    "mask has " + mask.length + " steps, input " + input.length);
        }
        for (int t = 0; t < mask.length; t++) {
            if (mask[t] != 0) {
                System.arraycopy(
                        target[t], 0, batch.targets(), batch.targetIndex(t, 0, 0), outputWidth);
            }
        }
        Answers answers = inference.run(batch, trace);
        double[] cost = cost(answers, mask);
        return new ScoredPrediction(
                prediction(answers.logits()), target, mask, MetricWindow.bits(cost[0]));
    }

    /** An episode in which every step is to be answered. */
    private EpisodeBatch episode(float[][] input) {
        requireRows("input", input, input.length, inputWidth);
        int steps = input.length;
        if (steps == 0) {
            throw new IllegalArgumentException("input has no rows");
        }
        if ((long) steps * Math.max(inputWidth, outputWidth) > Integer.MAX_VALUE) {
            throw NtmException.badInput(
                    "NTM-D009",
                    "a sequence of "
                            + steps
                            + " steps with "
                            + outputWidth
                            + " channels is more than 2^31-1 numbers; make it shorter");
        }
        EpisodeBatch batch = EpisodeBatch.zeros(1, steps, inputWidth, outputWidth);
        for (int t = 0; t < steps; t++) {
            System.arraycopy(input[t], 0, batch.inputs(), batch.inputIndex(t, 0, 0), inputWidth);
            batch.mask()[batch.maskIndex(t, 0)] = 1;
        }
        return batch;
    }

    private static void requireRows(String name, float[][] rows, int steps, int width) {
        if (rows.length != steps) {
            throw new IllegalArgumentException(
                    name + " has " + rows.length + " steps, input " + steps);
        }
        for (int t = 0; t < steps; t++) {
            if (rows[t].length != width) {
                throw new IllegalArgumentException(
                        "row "
                                + t
                                + " of "
                                + name
                                + " has "
                                + rows[t].length
                                + " numbers; the model has "
                                + width
                                + " channels there");
            }
        }
    }

    /** Nats and wrong bits where {@code mask} says; the model answered everywhere. */
    private double[] cost(Answers answers, float[] mask) {
        Tape tape = answers.tape();
        Stack weights = tape.constantStack(mask.length, 1, 1);
        tape.upload(mask, 0, weights.all());
        Var targets = answers.episode().targets().all();
        Var results = tape.ops().crossEntropy(answers.logits(), targets, weights.all(), 1);
        double[] cost = new double[2];
        backend.download(results.value(), cost, 0);
        return cost;
    }

    private Prediction prediction(Var logits) {
        float[] flat = new float[logits.extent(0) * outputWidth];
        backend.download(logits.value(), flat, 0);
        float[][] rows = new float[logits.extent(0)][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = Arrays.copyOfRange(flat, t * outputWidth, (t + 1) * outputWidth);
        }
        return new Prediction(rows);
    }

    @Override
    public void close() {
        inference.close();
    }
}
