package org.ntm4j.machine;

import org.ntm4j.model.ModelDefinition;

/**
 * The settings of the stacked LSTM that the paper compares with.
 *
 * @param layers 3 in the paper
 * @param hidden H, units of each layer
 */
public record LstmBaselineConfig(int layers, int hidden) implements MachineConfig {
    private static final int MAX_LAYERS = 16;

    /**
     * @throws IllegalArgumentException that names a setting out of its range
     */
    public LstmBaselineConfig {
        Limits.requireBetween("layers", layers, 1, MAX_LAYERS);
        Limits.requireExtent("hidden", hidden);
    }

    @Override
    public String modelId() {
        return "lstm";
    }

    @Override
    public ModelDefinition define(int inputWidth, int outputWidth) {
        return new LstmBaselineDefinition(this, inputWidth, outputWidth);
    }
}
