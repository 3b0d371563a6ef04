package org.ntm4j.machine;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.controller.ControllerSize;
import org.ntm4j.controller.FeedforwardController;
import org.ntm4j.controller.LstmController;
import org.ntm4j.memory.ExternalMemory;
import org.ntm4j.model.ModelDefinition;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.Linear;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.HeadLayout;

/** A Neural Turing Machine for inputs and outputs of given widths. */
record NtmDefinition(NtmConfig config, int inputWidth, int outputWidth) implements ModelDefinition {
    private static final String HEADS = "heads";
    private static final String OUTPUT = "output";

    @Override
    public String id() {
        return config.modelId();
    }

    private ControllerSize controllerSize() {
        int readWidth = config.readHeads() * config.memoryWidth();
        return new ControllerSize(
                inputWidth, readWidth, config.controllerSize(), config.controllerLayers());
    }

    @Override
    public List<ParameterSpec> parameters() {
        HeadLayout layout = config.memory().layout();
        ControllerSize size = controllerSize();
        boolean feedforward = config.controller() == ControllerKind.FEEDFORWARD;
        int emitted = feedforward ? size.hidden() : size.layers() * size.hidden();
        List<ParameterSpec> specs = new ArrayList<>();
        specs.addAll(feedforward ? FeedforwardController.specs(size) : LstmController.specs(size));
        specs.addAll(Linear.specs(HEADS, emitted, layout.width(), headBiases(layout)));
        specs.addAll(ExternalMemory.specs(config.memory()));
        specs.addAll(
                Linear.specs(
                        OUTPUT, emitted + size.readWidth(), outputWidth, Initializer.constant(0)));
        return specs;
    }

    private Initializer headBiases(HeadLayout layout) {
        double[] biases = new double[layout.width()];
        for (int head = 0; head < layout.heads(); head++) {
            biases[layout.interpolationGate(head)] = config.gateBias();
        }
        return Initializer.of(biases);
    }

    @Override
    public SequenceModel bind(ParameterSet parameters) {
        ControllerSize size = controllerSize();
        return new NeuralTuringMachine(
                config.controller() == ControllerKind.FEEDFORWARD
                        ? new FeedforwardController(size, parameters)
                        : new LstmController(size, parameters),
                new Linear(parameters, HEADS),
                new ExternalMemory(config.memory(), parameters),
                new Linear(parameters, OUTPUT));
    }
}
