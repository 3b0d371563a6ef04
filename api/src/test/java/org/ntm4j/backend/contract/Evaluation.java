package org.ntm4j.backend.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.HostTensor;

/**
 * A graph evaluated once.
 *
 * @param loss in nats, summed over losses, averaged over the batch
 * @param gradients by parameter
 */
record Evaluation(double loss, Map<String, HostTensor> gradients) {
    /** Loss and gradients of freshly initialised parameters. */
    static Evaluation of(TensorBackend backend, Graph graph) {
        try (ParameterSet parameters = parameters(backend, graph);
                Tape tape = Tape.forTraining(backend)) {
            double loss = loss(backend, graph.losses().record(tape, parameters));
            tape.backward();
            Map<String, HostTensor> gradients = new LinkedHashMap<>();
            for (Parameter parameter : parameters.all()) {
                gradients.put(parameter.name(), parameters.readGradient(parameter.name()));
            }
            return new Evaluation(loss, gradients);
        }
    }

    /** The parameters of a graph, the same every time. */
    static ParameterSet parameters(TensorBackend backend, Graph graph) {
        ParameterSet parameters = new ParameterSet(backend, graph.parameters());
        parameters.initialize(new SplittableRandom(61));
        return parameters;
    }

    /** What {@link Tape#backward} differentiates. */
    static double loss(TensorBackend backend, List<Var> losses) {
        double total = 0;
        for (Var perSequence : losses) {
            double[] values = new double[perSequence.value().size()];
            backend.download(perSequence.value(), values, 0);
            double nats = 0;
            for (int b = 0; b < perSequence.extent(0); b++) {
                nats += values[2 * b];
            }
            total += nats / perSequence.extent(0);
        }
        return total;
    }
}
