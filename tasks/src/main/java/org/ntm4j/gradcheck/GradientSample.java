package org.ntm4j.gradcheck;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.HostTensor;

/**
 * What a backend makes of a {@link GradientCase}.
 *
 * @param losses cross-entropy of each sequence, in nats
 * @param gradients of every trained parameter, by name
 */
public record GradientSample(double[] losses, Map<String, HostTensor> gradients) {
    /** Runs the case forwards and backwards. Leaves nothing on the backend. */
    public static GradientSample of(GradientCase sample, TensorBackend backend) {
        try (ParameterSet parameters = new ParameterSet(backend, sample.definition().parameters());
                Tape tape = Tape.forTraining(backend)) {
            sample.parameters().forEach(parameters::write);
            SequenceModel model = sample.definition().bind(parameters);
            EpisodeVars episodes = EpisodeVars.upload(tape, sample.episodes());
            Var logits = model.logits(tape, episodes, StepTrace.NONE);
            Var results = episodes.crossEntropy(tape, logits);
            tape.backward();
            double[] perSequence = new double[2 * episodes.batch()];
            backend.download(results.value(), perSequence, 0);
            return new GradientSample(losses(perSequence), gradients(parameters));
        }
    }

    private static double[] losses(double[] perSequence) {
        double[] losses = new double[perSequence.length / 2];
        for (int b = 0; b < losses.length; b++) {
            losses[b] = perSequence[2 * b];
        }
        return losses;
    }

    private static Map<String, HostTensor> gradients(ParameterSet parameters) {
        Map<String, HostTensor> gradients = new LinkedHashMap<>();
        for (Parameter parameter : parameters.all()) {
            if (parameter.spec().trained()) {
                gradients.put(parameter.name(), parameters.readGradient(parameter.name()));
            }
        }
        return gradients;
    }
}
