package org.ntm4j.train;

import org.ntm4j.backend.TensorBackend;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.metric.MetricWindow;

/**
 * A run in memory: each {@link #update()} draws a batch and changes the parameters. Holds backend memory
 * until closed. Not thread-safe.
 */
public final class TrainingSession implements AutoCloseable {
    private final RunModel model;

    private TrainingSession(RunModel model) {
        this.model = model;
    }

    /** A run at its start. */
    public static TrainingSession start(RunConfig config, TensorBackend backend) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * A run that goes on from a checkpoint, exactly as if it had not stopped.
     *
     * @param config may differ from the checkpoint's in how long and how to train
     * @throws org.ntm4j.error.NtmException {@code NTM-K008} if the checkpoint does not fit the settings
     */
    public static TrainingSession resume(
            RunConfig config, TensorBackend backend, Checkpoint checkpoint) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Draws a batch and does one step of the optimiser.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-T001} if the loss is not finite; the parameters
     *     are as they were
     */
    public void update() {
        throw new UnsupportedOperationException("to come");
    }

    /** Episodes trained on so far. */
    public long episodes() {
        throw new UnsupportedOperationException("to come");
    }

    /** Steps of the optimiser so far. */
    public long updates() {
        throw new UnsupportedOperationException("to come");
    }

    /** The results since the window was last cleared. */
    public MetricWindow window() {
        throw new UnsupportedOperationException("to come");
    }

    /** Everything that {@link #resume} needs. */
    public Checkpoint checkpoint() {
        throw new UnsupportedOperationException("to come");
    }

    /** The settings of the run. */
    public RunConfig config() {
        return model.config();
    }

    /** What is trained, for evaluation between updates. */
    public RunModel model() {
        return model;
    }

    @Override
    public void close() {
        model.close();
    }
}
