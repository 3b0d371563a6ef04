package org.ntm4j.nn;

import java.util.List;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.tensor.Shape;

/** A linear layer {@code y = x·w + b}: parameters {@code NAME.weight} {@code [I, O]} and {@code NAME.bias}. */
public final class Linear {
    private final Var weight;
    private final Var bias;

    /** The layer whose parameters, made from {@link #specs}, are in {@code parameters}. */
    public Linear(ParameterSet parameters, String name) {
        weight = parameters.var(name + ".weight");
        bias = parameters.var(name + ".bias");
    }

    /** The parameters of a layer: weights Xavier-uniform, biases as given. */
    public static List<ParameterSpec> specs(
            String name, int inputs, int outputs, Initializer biases) {
        return List.of(
                new ParameterSpec(
                        name + ".weight",
                        Shape.of(inputs, outputs),
                        Initializer.xavierUniform(inputs, outputs)),
                new ParameterSpec(name + ".bias", Shape.of(outputs), biases));
    }

    /** {@code [I, O]}. */
    public Var weight() {
        return weight;
    }

    /** {@code [O]}. */
    public Var bias() {
        return bias;
    }

    /** The layer over an episode of {@code steps} steps of {@code rows} rows. */
    public LinearSteps over(Tape tape, int steps, int rows) {
        return tape.ops().linear(weight, bias, steps, rows);
    }
}
