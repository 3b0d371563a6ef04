package org.ntm4j.train;

import org.ntm4j.backend.TensorBackend;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.episode.Task;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.nn.ParameterSet;

/** A run's task and its model on a backend, to be trained or used. Holds backend memory until closed. */
public final class RunModel implements AutoCloseable {
    private final RunConfig config;
    private final Task task;
    private final ParameterSet parameters;
    private final SequenceModel model;

    private RunModel(RunConfig config, Task task, ParameterSet parameters, SequenceModel model) {
        this.config = config;
        this.task = task;
        this.parameters = parameters;
        this.model = model;
    }

    /** The model with its parameters as the seed starts them. */
    public static RunModel initialize(RunConfig config, TensorBackend backend) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * The model with the parameters of a checkpoint.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K008} if the parameters don't fit the model
     */
    public static RunModel load(RunConfig config, TensorBackend backend, Checkpoint checkpoint) {
        throw new UnsupportedOperationException("to come");
    }

    /** The settings of the run. */
    public RunConfig config() {
        return config;
    }

    /** What is learned. */
    public Task task() {
        return task;
    }

    /** The trained tensors. */
    public ParameterSet parameters() {
        return parameters;
    }

    /** What learns. */
    public SequenceModel model() {
        return model;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
