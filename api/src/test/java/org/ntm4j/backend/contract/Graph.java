package org.ntm4j.backend.contract;

import java.util.List;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.Shape;

/**
 * A small computation from parameters to a loss.
 *
 * @param name what it is for
 * @param parameters what the loss is differentiated by
 * @param losses records the computation
 */
record Graph(String name, List<ParameterSpec> parameters, Losses losses) {
    /** Records a computation and returns what {@code Ops.crossEntropy} returned, once or more. */
    @FunctionalInterface
    interface Losses {
        List<Var> record(Tape tape, ParameterSet parameters);
    }

    Graph {
        parameters = List.copyOf(parameters);
    }

    /** A trained parameter between −1 and 1. */
    static ParameterSpec parameter(String name, int... extents) {
        return within(1, name, extents);
    }

    /** A trained parameter between −limit and limit, representable in single precision. */
    static ParameterSpec within(double limit, String name, int... extents) {
        return new ParameterSpec(
                name,
                Shape.of(extents),
                (values, random) -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
                    }
                });
    }

    /** Masked cross-entropy of {@code logits}, {@code [T·B, Y]}, with targets and a mask of its own. */
    static Var loss(Tape tape, Var logits, int batch) {
        int rows = logits.extent(0);
        int channels = logits.extent(1);
        Samples samples = new Samples(60);
        Var targets = constant(tape, rows, channels, samples.uniform(rows * channels, 0, 1));
        double[] weights = Samples.repeated(1, rows);
        if (rows > 2) {
            weights[1] = 0;
            weights[2] = 0.5;
        }
        return tape.ops().crossEntropy(logits, targets, constant(tape, rows, 1, weights), batch);
    }

    /** A constant {@code [rows, columns]}. */
    static Var constant(Tape tape, int rows, int columns, double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        Var constant = tape.constant(rows, columns);
        tape.upload(single, 0, constant);
        return constant;
    }
}
