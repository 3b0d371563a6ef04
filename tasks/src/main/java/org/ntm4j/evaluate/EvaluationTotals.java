package org.ntm4j.evaluate;

import java.util.Optional;
import org.ntm4j.metric.MetricWindow;
import org.ntm4j.metric.RunningMean;

/** The results of an evaluation as they come. */
final class EvaluationTotals {
    private final MetricWindow window = new MetricWindow();
    private final RunningMean optimum = new RunningMean();
    private final RunningMean gap = new RunningMean();

    /** How many sequences were added. */
    long sequences() {
        return window.sequences();
    }

    /**
     * Adds the sequences of a batch.
     *
     * @param perSequence {@code [B, 2]}: nats, and wrong bits, of each sequence
     * @param batch B
     */
    void add(double[] perSequence, int batch) {
        window.addBatch(perSequence, batch);
    }

    /**
     * Compares the sequences of a batch with what the best predictor costs.
     *
     * @param perSequence as {@link #add} was given
     * @param optimalBits {@code [B]}
     */
    void compare(double[] perSequence, double[] optimalBits) {
        for (int b = 0; b < optimalBits.length; b++) {
            optimum.add(optimalBits[b]);
            gap.add(MetricWindow.bits(perSequence[2 * b]) - optimalBits[b]);
        }
    }

    EvaluationRow row(String name, Optional<MarkerResult> marker) {
        return new EvaluationRow(
                name,
                window.sequences(),
                window.costBits(),
                window.costStandardError(),
                window.bitErrors(),
                window.solved(),
                gap.count() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new OptimumGap(optimum.mean(), gap.mean(), gap.standardError())),
                marker);
    }
}
