package org.ntm4j.gradcheck;

import java.util.Map;
import java.util.Objects;
import org.ntm4j.tensor.HostTensor;

/**
 * How far two backends drifted apart in a short training.
 *
 * @param pair the two
 * @param model its name
 * @param updates how many
 * @param costError the largest difference of the mean cost of an update, relative to the largest cost
 * @param parameterError the largest difference of an element at the end, relative to the largest element
 *     of its parameter
 * @param parameter the one in which that was
 */
public record Drift(
        Pair pair,
        String model,
        int updates,
        double costError,
        double parameterError,
        String parameter) {
    private static final double COST_FLOOR = 1;
    private static final double PARAMETER_FLOOR = 1e-2;

    static Drift between(Pair pair, String model, TrainingTrace expected, TrainingTrace actual) {
        double costError = RelativeError.largest(expected.costs(), actual.costs(), COST_FLOOR);
        double worst = 0;
        String parameter = "";
        for (Map.Entry<String, HostTensor> entry : expected.parameters().entrySet()) {
            HostTensor other = Objects.requireNonNull(actual.parameters().get(entry.getKey()));
            double error =
                    RelativeError.largest(entry.getValue().data(), other.data(), PARAMETER_FLOOR);
            if (Double.compare(error, worst) > 0) {
                worst = error;
                parameter = entry.getKey();
            }
        }
        return new Drift(pair, model, expected.costs().length, costError, worst, parameter);
    }

    /** Whether costs and parameters are; not if any is NaN. */
    public boolean isWithin(double tolerance) {
        return costError <= tolerance && parameterError <= tolerance;
    }
}
