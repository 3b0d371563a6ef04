package org.ntm4j.model;

import java.util.List;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;

/** A model as it is described, before it has memory on a backend. */
public interface ModelDefinition {
    /** The name a user gives to {@code --model}. */
    String id();

    /** X: channels of the input. */
    int inputWidth();

    /** Y: channels of the output. */
    int outputWidth();

    /** The parameters, in a fixed order. */
    List<ParameterSpec> parameters();

    /** The model over parameters made from {@link #parameters()}. */
    SequenceModel bind(ParameterSet parameters);

    /** The number of trained numbers. */
    default int parameterCount() {
        return parameters().stream()
                .filter(ParameterSpec::trained)
                .mapToInt(spec -> spec.shape().size())
                .sum();
    }
}
