package org.ntm4j.machine;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.controller.ControllerSize;
import org.ntm4j.controller.LstmController;
import org.ntm4j.model.ModelDefinition;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.Linear;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;

/**
 * The stacked LSTM for inputs and outputs of given widths. With three layers it has {@code 3·4H·X +
 * 5·4H² + 12H + 6H + Y(3H+1)} parameters, which is the paper's Table 3.
 */
record LstmBaselineDefinition(LstmBaselineConfig config, int inputWidth, int outputWidth)
        implements ModelDefinition {
    private static final String OUTPUT = "output";

    @Override
    public String id() {
        return config.modelId();
    }

    private ControllerSize size() {
        return new ControllerSize(inputWidth, 0, config.hidden(), config.layers());
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>(LstmController.specs(size()));
        specs.addAll(
                Linear.specs(
                        OUTPUT,
                        config.layers() * config.hidden(),
                        outputWidth,
                        Initializer.constant(0)));
        return specs;
    }

    @Override
    public SequenceModel bind(ParameterSet parameters) {
        return new LstmBaseline(
                new LstmController(size(), parameters), new Linear(parameters, OUTPUT));
    }
}
