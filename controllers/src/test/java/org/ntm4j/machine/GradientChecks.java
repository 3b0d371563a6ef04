package org.ntm4j.machine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.ModelDefinition;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.HostTensor;

/**
 * The gradients of a model on the reference backend against difference quotients of its loss, over one
 * batch of episodes.
 *
 * <p>The quotient is that of five points, {@code (f(−2h) − 8f(−h) + 8f(h) − f(2h)) / 12h}, with h = 1e-4:
 * in double precision its own error is about 1e-11, which is also what rounding leaves of it.
 */
final class GradientChecks implements AutoCloseable {
    private static final double STEP = 1e-4;

    private final TensorBackend backend =
            new ReferenceBackendProvider().open(BackendConfig.defaults());
    private final Tape recording = Tape.forTraining(backend);
    private final Tape computing = Tape.forInference(backend);
    private final ParameterSet parameters;
    private final SequenceModel model;
    private final EpisodeBatch episodes;

    /** The model with its parameters as they start. */
    GradientChecks(ModelDefinition definition, EpisodeBatch episodes, RandomGenerator random) {
        this.episodes = episodes;
        parameters = new ParameterSet(backend, definition.parameters());
        parameters.initialize(random);
        model = definition.bind(parameters);
    }

    /** Moves every trained parameter at random, so that none is at a place of its own like 0. */
    GradientChecks perturbed(double deviation, RandomGenerator random) {
        for (Parameter parameter : trained()) {
            HostTensor tensor = parameters.read(parameter.name());
            double[] elements = tensor.data();
            Arrays.setAll(elements, i -> elements[i] + deviation * random.nextGaussian());
            parameters.write(parameter.name(), tensor);
        }
        return this;
    }

    /**
     * A derivative found in both ways.
     *
     * @param where parameter and element, or parameter and "direction"
     * @param analytic by the tape
     * @param numeric by differences
     */
    record Derivative(String where, double analytic, double numeric) {
        /** Below it, rounding in the loss weighs more than what is compared. */
        private static final double FLOOR = 1e-4;

        /** {@code |a − n| / max(|a|, |n|, 1e-4)}; NaN if either is. */
        double relativeError() {
            double scale = Math.max(Math.max(Math.abs(analytic), Math.abs(numeric)), FLOOR);
            return Math.abs(analytic - numeric) / scale;
        }
    }

    /** The derivatives with respect to every element of every trained parameter. */
    List<Derivative> everyElement() {
        Map<String, HostTensor> gradients = gradients();
        return gradients.entrySet().stream()
                .flatMap(
                        entry -> {
                            String name = entry.getKey();
                            double[] gradient = entry.getValue().data();
                            return IntStream.range(0, gradient.length)
                                    .mapToObj(i -> element(name, i, gradient[i]));
                        })
                .toList();
    }

    private Derivative element(String name, int index, double analytic) {
        double[] direction = new double[parameters.read(name).data().length];
        direction[index] = 1;
        return new Derivative(name + "[" + index + "]", analytic, slope(name, direction));
    }

    /** The derivatives in one random direction of every trained parameter. */
    List<Derivative> oneDirectionEach(RandomGenerator random) {
        return gradients().entrySet().stream()
                .map(
                        entry -> {
                            double[] gradient = entry.getValue().data();
                            double[] direction = new double[gradient.length];
                            Arrays.setAll(direction, i -> random.nextGaussian());
                            double length = Math.sqrt(dot(direction, direction));
                            Arrays.setAll(direction, i -> direction[i] / length);
                            return new Derivative(
                                    entry.getKey() + " direction",
                                    dot(gradient, direction),
                                    slope(entry.getKey(), direction));
                        })
                .toList();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double slope(String name, double[] direction) {
        HostTensor at = parameters.read(name);
        double near = lossAt(name, at, direction, STEP) - lossAt(name, at, direction, -STEP);
        double far = lossAt(name, at, direction, 2 * STEP) - lossAt(name, at, direction, -2 * STEP);
        parameters.write(name, at);
        return (8 * near - far) / (12 * STEP);
    }

    private double lossAt(String name, HostTensor at, double[] direction, double distance) {
        double[] moved = at.data().clone();
        Arrays.setAll(moved, i -> moved[i] + distance * direction[i]);
        parameters.write(name, new HostTensor(at.shape(), moved));
        return loss(computing);
    }

    /** Cross-entropy in nats, averaged over the batch: what the tape differentiates. */
    private double loss(Tape tape) {
        tape.reset();
        EpisodeVars vars = EpisodeVars.upload(tape, episodes);
        Var results = vars.crossEntropy(tape, model.logits(tape, vars, StepTrace.NONE));
        double[] perSequence = new double[2 * episodes.batch()];
        backend.download(results.value(), perSequence, 0);
        double sum = 0;
        for (int b = 0; b < episodes.batch(); b++) {
            sum += perSequence[2 * b];
        }
        return sum / episodes.batch();
    }

    /** By name, of trained parameters. */
    Map<String, HostTensor> gradients() {
        parameters.zeroGradients();
        loss(recording);
        recording.backward();
        Map<String, HostTensor> gradients = new LinkedHashMap<>();
        for (Parameter parameter : trained()) {
            gradients.put(parameter.name(), parameters.readGradient(parameter.name()));
        }
        return gradients;
    }

    private List<Parameter> trained() {
        return parameters.all().stream().filter(parameter -> parameter.spec().trained()).toList();
    }

    @Override
    public void close() {
        recording.close();
        computing.close();
        parameters.close();
        backend.close();
    }
}
