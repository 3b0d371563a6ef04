package org.ntm4j.machine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.ModelDefinition;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.HostTensor;

/** A model on the reference backend with random parameters, and what it answers. */
final class ModelRun implements AutoCloseable {
    private final TensorBackend backend =
            new ReferenceBackendProvider().open(BackendConfig.defaults());
    private final Tape tape = Tape.forInference(backend);
    private final ParameterSet parameters;
    private final SequenceModel model;
    private final Map<String, double[]> trace = new HashMap<>();

    ModelRun(ModelDefinition definition, RandomGenerator random) {
        parameters = new ParameterSet(backend, definition.parameters());
        parameters.initialize(random);
        for (Parameter parameter : parameters.all()) {
            HostTensor tensor = parameters.read(parameter.name());
            double[] elements = tensor.data();
            Arrays.setAll(elements, i -> elements[i] + 0.4 * random.nextGaussian());
            parameters.write(parameter.name(), tensor);
        }
        model = definition.bind(parameters);
    }

    /** The logits {@code [scored steps, B, Y]}, row-major. */
    double[] logits(EpisodeBatch episodes) {
        tape.reset();
        trace.clear();
        EpisodeVars vars = EpisodeVars.upload(tape, episodes);
        return read(model.logits(tape, vars, this::keep));
    }

    private void keep(int step, String quantity, Var value) {
        trace.put(quantity + "@" + step, read(value));
    }

    private double[] read(Var variable) {
        double[] elements = new double[variable.value().size()];
        backend.download(variable.value(), elements, 0);
        return elements;
    }

    /** What was reported of a quantity at a step of the last {@link #logits}. */
    double[] traced(String quantity, int step) {
        return trace.get(quantity + "@" + step);
    }

    /** The elements of a parameter, row-major. */
    double[] parameter(String name) {
        return parameters.read(name).data();
    }

    /** {@code x·w + b} of the layer of that name. */
    double[] linear(String name, double[] x) {
        double[] weight = parameter(name + ".weight");
        double[] y = parameter(name + ".bias").clone();
        for (int o = 0; o < y.length; o++) {
            for (int i = 0; i < x.length; i++) {
                y[o] += x[i] * weight[i * y.length + o];
            }
        }
        return y;
    }

    @Override
    public void close() {
        tape.close();
        parameters.close();
        backend.close();
    }
}
