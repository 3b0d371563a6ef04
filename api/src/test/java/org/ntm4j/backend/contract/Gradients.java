package org.ntm4j.backend.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ntm4j.autodiff.Ops;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.HostTensor;

/**
 * The gradient of every differentiable operation. In double precision it is compared with central
 * differences of the loss; in single precision, where those are too rough, with that of the reference.
 */
final class Gradients {
    static final String TOPIC = "gradients";

    /** Of the five-point formula, whose error is of the order of its fourth power. */
    private static final double STEP = 1e-3;

    private static final double RELATIVE_ERROR = 1e-6;

    /** In roundings of the largest element of a parameter's gradient. */
    private static final double ROUNDINGS = 200;

    private static final String HINT =
            "the backward kernel of this operation, and binary and reduce that the tape uses for"
                    + " place and broadcast";

    private Gradients() {}

    static List<ContractCheck> checks() {
        return operations().stream()
                .map(name -> new ContractCheck(TOPIC, name, context -> check(context, name)))
                .toList();
    }

    /** The names of the public methods of {@link Ops}. */
    private static List<String> operations() {
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(Ops.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.contains("$"))
                .forEach(names::add);
        return List.copyOf(names);
    }

    private static void check(Context context, String operation) {
        List<Graph> graphs = OpGraphs.of(operation);
        context.require(
                        operation + ": its gradient is checked",
                        "Ops." + operation,
                        "add a graph with the new operation to OpGraphs")
                .that(!graphs.isEmpty(), "the kit has no graph with it");
        for (Graph graph : graphs) {
            switch (context.precision()) {
                case FLOAT32 -> againstReference(context, operation, graph);
                case FLOAT64 -> againstDifferences(context, operation, graph);
            }
        }
    }

    private static void againstReference(Context context, String operation, Graph graph) {
        Evaluation expected = Evaluation.of(context.reference(), graph);
        Requirement requirement =
                context.require(
                        operation + ": its gradient is that of the reference", graph.name(), HINT);
        Evaluation actual = Evaluation.of(context.backend(), graph);
        double unit = Rounding.unit(Precision.FLOAT32);
        double[] loss = {expected.loss()};
        requirement.equal(
                "the loss",
                org.ntm4j.tensor.Shape.of(1),
                loss,
                new double[] {actual.loss()},
                element -> ROUNDINGS * unit * Math.abs(loss[0]));
        for (Map.Entry<String, HostTensor> entry : expected.gradients().entrySet()) {
            HostTensor gradient = entry.getValue();
            double scale = Arrays.stream(gradient.data()).map(Math::abs).max().orElse(0);
            requirement.equal(
                    "the gradient of " + entry.getKey(),
                    gradient.shape(),
                    gradient.data(),
                    actual.gradients().get(entry.getKey()).data(),
                    element -> ROUNDINGS * unit * scale);
        }
    }

    private static void againstDifferences(Context context, String operation, Graph graph) {
        TensorBackend backend = context.backend();
        Requirement requirement =
                context.require(
                        operation + ": its gradient is that of central differences",
                        graph.name(),
                        HINT);
        Evaluation evaluation = Evaluation.of(backend, graph);
        try (ParameterSet parameters = Evaluation.parameters(backend, graph)) {
            for (Map.Entry<String, HostTensor> entry : evaluation.gradients().entrySet()) {
                HostTensor gradient = entry.getValue();
                double[] expected = differences(backend, graph, parameters, entry.getKey());
                requirement.equal(
                        "the gradient of " + entry.getKey(),
                        gradient.shape(),
                        expected,
                        gradient.data(),
                        element -> RELATIVE_ERROR * Math.abs(expected[element]) + 1e-10);
            }
        }
    }

    private static double[] differences(
            TensorBackend backend, Graph graph, ParameterSet parameters, String name) {
        HostTensor value = parameters.read(name);
        double[] elements = value.data();
        double[] differences = new double[elements.length];
        for (int i = 0; i < elements.length; i++) {
            double x = elements[i];
            double[] losses = new double[4];
            double[] steps = {-2 * STEP, -STEP, STEP, 2 * STEP};
            for (int j = 0; j < steps.length; j++) {
                elements[i] = x + steps[j];
                parameters.write(name, value);
                losses[j] = inferredLoss(backend, graph, parameters);
            }
            elements[i] = x;
            differences[i] = (8 * (losses[2] - losses[1]) - (losses[3] - losses[0])) / (12 * STEP);
        }
        parameters.write(name, value);
        return differences;
    }

    private static double inferredLoss(
            TensorBackend backend, Graph graph, ParameterSet parameters) {
        try (Tape tape = Tape.forInference(backend)) {
            return Evaluation.loss(backend, graph.losses().record(tape, parameters));
        }
    }
}
