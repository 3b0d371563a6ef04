package org.ntm4j.gradcheck;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;

/**
 * A short training on a backend.
 *
 * @param costs mean cost of a sequence in bits, update by update
 * @param parameters what they have become, by name
 */
record TrainingTrace(double[] costs, Map<String, HostTensor> parameters) {
    static TrainingTrace of(RunConfig run, TensorBackend backend, int updates) {
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            double[] costs = new double[updates];
            for (int update = 0; update < updates; update++) {
                session.update();
                costs[update] = session.closeWindow().costBits();
            }
            ParameterSet parameters = session.model().parameters();
            Map<String, HostTensor> values = new LinkedHashMap<>();
            for (Parameter parameter : parameters.all()) {
                values.put(parameter.name(), parameters.read(parameter.name()));
            }
            return new TrainingTrace(costs, values);
        }
    }
}
