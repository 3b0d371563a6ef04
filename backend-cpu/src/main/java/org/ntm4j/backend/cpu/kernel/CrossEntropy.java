package org.ntm4j.backend.cpu.kernel;

import java.util.Arrays;
import org.ntm4j.backend.View;

/** Masked cross-entropy of {@code [T, B, Y]} logits; the mask is {@code [T, B]}. */
final class CrossEntropy {
    private final DenseViews views;
    private final LossLoops loops;
    private final Scratch scratch = new Scratch();
    private double[] costs = new double[0];

    CrossEntropy(DenseViews views, Loops loops) {
        this.views = views;
        this.loops = loops.loss();
    }

    /** See {@link org.ntm4j.backend.FusedKernels#crossEntropy}. */
    void forward(View logits, View targets, View mask, View perSequence) {
        int batch = logits.extent(1);
        int channels = logits.extent(2);
        float[] z = views.array(logits);
        float[] wanted = views.array(targets);
        float[] weights = views.array(mask);
        float[] to = views.array(perSequence);
        float[] terms = scratch.atLeast(logits.size());
        loops.terms(z, logits.offset(), wanted, targets.offset(), terms, logits.size());
        clearCosts(batch);
        Arrays.fill(to, perSequence.offset(), perSequence.offset() + 2 * batch, 0);
        for (int row = 0; row < mask.size(); row++) {
            int b = row % batch;
            int at = row * channels;
            float weight = weights[mask.offset() + row];
            costs[b] += (double) weight * sum(terms, at, channels);
            if (weight != 0) {
                to[perSequence.offset() + 2 * b + 1] +=
                        wrongBits(z, logits.offset() + at, wanted, targets.offset() + at, channels);
            }
        }
        for (int b = 0; b < batch; b++) {
            to[perSequence.offset() + 2 * b] = (float) costs[b];
        }
    }

    private void clearCosts(int batch) {
        if (costs.length < batch) {
            costs = new double[batch];
        }
        Arrays.fill(costs, 0, batch, 0);
    }

    private static float sum(float[] x, int at, int n) {
        float sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[at + i];
        }
        return sum;
    }

    /** A NaN counts as wrong. */
    private static int wrongBits(
            float[] logits, int logitsAt, float[] targets, int targetsAt, int n) {
        int wrong = 0;
        for (int i = 0; i < n; i++) {
            float z = logits[logitsAt + i];
            boolean wanted = targets[targetsAt + i] > 0.5f;
            boolean right = wanted ? z > 0 : z <= 0;
            wrong += right ? 0 : 1;
        }
        return wrong;
    }

    /** See {@link org.ntm4j.backend.FusedKernels#crossEntropyBackward}. */
    void backward(View logits, View targets, View mask, float scale, View dLogits) {
        int channels = logits.extent(2);
        float[] z = views.array(logits);
        float[] wanted = views.array(targets);
        float[] weights = views.array(mask);
        float[] to = views.array(dLogits);
        float[] residuals = scratch.atLeast(logits.size());
        loops.residuals(z, logits.offset(), wanted, targets.offset(), residuals, logits.size());
        for (int row = 0; row < mask.size(); row++) {
            float factor = scale * weights[mask.offset() + row];
            int from = row * channels;
            for (int c = from; c < from + channels; c++) {
                to[dLogits.offset() + c] += factor * residuals[c];
            }
        }
    }
}
