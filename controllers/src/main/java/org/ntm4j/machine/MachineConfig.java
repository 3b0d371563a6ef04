package org.ntm4j.machine;

import org.ntm4j.model.ModelDefinition;

/** The settings of a model, without those that the task decides. */
public sealed interface MachineConfig permits NtmConfig, LstmBaselineConfig {
    /** The name a user gives to {@code --model}: {@code ntm-ff}, {@code ntm-lstm} or {@code lstm}. */
    String modelId();

    /**
     * The model for a task.
     *
     * @param inputWidth X
     * @param outputWidth Y
     */
    ModelDefinition define(int inputWidth, int outputWidth);
}
