package org.ntm4j.train;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ntm4j.error.NtmException;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.HostTensor;

/** Finds what went bad when a number is not finite, and says so. */
final class NonFinite {
    private static final String CODE = "NTM-T001";
    private static final String ADVICE =
            "; a lower training.learningRate or training.clip may help";

    private NonFinite() {}

    /**
     * The failure of an update, before the optimiser's step.
     *
     * @param episodes trained on before the update
     * @param loss NaN or infinite
     * @param parameters whose gradients are of this update
     */
    static NtmException loss(long episodes, double loss, ParameterSet parameters) {
        String cause =
                first(parameters, "parameter", parameters::read)
                        .or(() -> first(parameters, "gradient of", parameters::readGradient))
                        .map(tensor -> "the first tensor that is not finite is the " + tensor)
                        .orElse("all parameters and gradients are finite");
        return new NtmException(
                CODE,
                NtmException.Kind.FAILED_RUN,
                String.format(
                        Locale.ROOT,
                        "the loss became %s after %d episodes; %s%s",
                        loss,
                        episodes,
                        cause,
                        ADVICE));
    }

    private static Optional<String> first(
            ParameterSet parameters, String what, Function<String, HostTensor> read) {
        return parameters.all().stream()
                .map(Parameter::name)
                .filter(name -> !isFinite(read.apply(name)))
                .map(name -> what + " " + name)
                .findFirst();
    }

    /**
     * @param what the tensors are, for the message
     * @throws NtmException {@code NTM-T001} if a tensor is not finite, so that no checkpoint holds it
     */
    static void requireFinite(long episodes, String what, Map<String, HostTensor> tensors) {
        tensors.forEach(
                (name, tensor) -> {
                    if (!isFinite(tensor)) {
                        throw new NtmException(
                                CODE,
                                NtmException.Kind.FAILED_RUN,
                                "after "
                                        + episodes
                                        + " episodes the "
                                        + what
                                        + " "
                                        + name
                                        + " is not finite"
                                        + ADVICE);
                    }
                });
    }

    private static boolean isFinite(HostTensor tensor) {
        for (double element : tensor.data()) {
            if (!Double.isFinite(element)) {
                return false;
            }
        }
        return true;
    }
}
