package org.ntm4j.train;

import java.util.Map;
import org.ntm4j.machine.MachineConfig;
import org.ntm4j.task.TaskConfig;

/**
 * The settings of a run: enough to repeat it.
 *
 * @param task what is learned
 * @param model what learns
 * @param training how
 * @param seed of all randomness
 */
public record RunConfig(TaskConfig task, MachineConfig model, TrainingConfig training, long seed) {
    /** The same with another task. */
    public RunConfig withTask(TaskConfig other) {
        return new RunConfig(other, model, training, seed);
    }

    /** The same with another seed. */
    public RunConfig withSeed(long other) {
        return new RunConfig(task, model, training, other);
    }

    /**
     * The same with one setting changed, as {@code --set KEY=VALUE} does.
     *
     * @param key for example {@code training.learningRate}
     * @param value as it would be written in a file
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…} if there is no such setting or the value does
     *     not fit
     */
    public RunConfig with(String key, String value) {
        return withAll(Map.of(key, value));
    }

    /**
     * The same with one setting changed.
     *
     * @param source what errors call it, for example {@code --episodes 10}
     * @throws org.ntm4j.error.NtmException as {@link #with(String, String)}
     */
    public RunConfig with(String key, String value, String source) {
        return RunConfigCodec.with(this, key, value, source);
    }

    /**
     * The same with several settings changed at once, as {@code --set} does: only the result must be
     * right.
     *
     * @param changes values by key
     * @throws org.ntm4j.error.NtmException as {@link #with(String, String)}
     */
    public RunConfig withAll(Map<String, String> changes) {
        return RunConfigCodec.withAll(this, changes);
    }
}
