package org.ntm4j.train;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.episode.Task;
import org.ntm4j.error.NtmException;
import org.ntm4j.model.ModelDefinition;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;

/** A run's task and its model on a backend, to be trained or used. Holds backend memory until closed. */
public final class RunModel implements AutoCloseable {
    private final RunConfig config;
    private final Task task;
    private final ParameterSet parameters;
    private final SequenceModel model;

    private RunModel(RunConfig config, TensorBackend backend) {
        this.config = config.withTask(config.task().resolved());
        task = this.config.task().create();
        try {
            ModelDefinition definition =
                    config.model().define(task.inputWidth(), task.outputWidth());
            parameters = new ParameterSet(backend, specs(definition));
            model = definition.bind(parameters);
        } catch (RuntimeException e) {
            task.close();
            throw e;
        }
    }

    private static List<ParameterSpec> specs(ModelDefinition definition) {
        try {
            List<ParameterSpec> specs = definition.parameters();
            if (specs.stream().mapToLong(spec -> spec.shape().size()).sum() <= Integer.MAX_VALUE) {
                return specs;
            }
        } catch (IllegalArgumentException e) {
            throw tooLarge(definition, e);
        }
        throw tooLarge(definition, null);
    }

    private static NtmException tooLarge(ModelDefinition definition, @Nullable Throwable cause) {
        return new NtmException(
                "NTM-T002",
                NtmException.Kind.BAD_INPUT,
                "these settings make a model "
                        + definition.id()
                        + " of more than 2^31-1 parameters; make it smaller",
                cause);
    }

    /** The model with its parameters as the seed starts them. */
    public static RunModel initialize(RunConfig config, TensorBackend backend) {
        RunModel made = new RunModel(config, backend);
        made.parameters.initialize(SeededRandom.of(config.seed(), Purpose.INITIALIZATION));
        return made;
    }

    /**
     * The model with the parameters of a checkpoint.
     *
     * @throws NtmException {@code NTM-K006} if the parameters don't fit the model
     */
    public static RunModel load(RunConfig config, TensorBackend backend, Checkpoint checkpoint) {
        RunModel made = new RunModel(config, backend);
        try {
            TensorTransfer.restore(checkpoint, made.parameters);
            return made;
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    /** The settings of the run, with what the task took from its data. */
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

    /** Where the model is. */
    public TensorBackend backend() {
        return parameters.backend();
    }

    @Override
    public void close() {
        task.close();
        parameters.close();
    }
}
