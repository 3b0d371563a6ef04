package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.optim.Adam;
import org.ntm4j.optim.GravesRmsProp;
import org.ntm4j.optim.Optimizer;
import org.ntm4j.tensor.Shape;

/** Some updates of a small machine and of an LSTM, step by step as the reference makes them. */
final class Traces {
    static final String TOPIC = "training";

    private static final int UPDATES = 20;

    private Traces() {}

    static List<ContractCheck> checks() {
        return List.of(
                new ContractCheck(
                        TOPIC,
                        "20 updates of a Neural Turing Machine by RMSProp",
                        context -> compare(context, SmallMachines.turing(), rmsProp())),
                new ContractCheck(
                        TOPIC,
                        "20 updates of an LSTM by RMSProp",
                        context -> compare(context, SmallMachines.lstm(), rmsProp())),
                new ContractCheck(
                        TOPIC,
                        "20 updates of a Neural Turing Machine by Adam",
                        context -> compare(context, SmallMachines.turing(), adam())));
    }

    /** Makes an optimiser. */
    @FunctionalInterface
    private interface Maker {
        Optimizer of(ParameterSet parameters);
    }

    private static Maker rmsProp() {
        return parameters -> new GravesRmsProp(parameters, 0.9, 10);
    }

    private static Maker adam() {
        return parameters -> new Adam(parameters, 10);
    }

    /**
     * @param losses before each update
     * @param parameters after the last, all in one row
     */
    private record Trace(double[] losses, double[] parameters) {}

    private static void compare(Context context, Graph graph, Maker maker) {
        Trace expected = trace(context.reference(), graph, maker);
        Requirement requirement =
                context.require(
                        "training goes the way of the reference",
                        UPDATES + " updates of: " + graph.name(),
                        "if every fused kernel and every gradient is right by itself: state that"
                                + " outlives an episode, gradients that are not cleared");
        Trace actual = trace(context.backend(), graph, maker);
        double tolerance = tolerance(context.precision());
        requirement.equal(
                "the losses",
                Shape.of(UPDATES),
                expected.losses,
                actual.losses,
                element -> tolerance * Math.abs(expected.losses[element]));
        requirement.equal(
                "all parameters",
                Shape.of(expected.parameters.length),
                expected.parameters,
                actual.parameters,
                element -> tolerance * Math.max(0.1, Math.abs(expected.parameters[element])));
    }

    private static double tolerance(Precision precision) {
        return 500 * Rounding.unit(precision);
    }

    private static Trace trace(TensorBackend backend, Graph graph, Maker maker) {
        try (ParameterSet parameters = Evaluation.parameters(backend, graph);
                Tape tape = Tape.forTraining(backend);
                Optimizer optimizer = maker.of(parameters)) {
            List<Double> losses = new ArrayList<>();
            for (int update = 0; update < UPDATES; update++) {
                tape.reset();
                parameters.zeroGradients();
                losses.add(Evaluation.loss(backend, graph.losses().record(tape, parameters)));
                tape.backward();
                optimizer.step(1e-3);
            }
            double[] values = new double[parameters.size()];
            backend.download(parameters.values(), values, 0);
            return new Trace(losses.stream().mapToDouble(Double::doubleValue).toArray(), values);
        }
    }
}
