package org.ntm4j.gradcheck;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.ntm4j.tensor.HostTensor;

/**
 * How two backends differ on a case.
 *
 * @param sample the name of the case
 * @param model its model's name
 * @param lossError the largest relative error of the loss of a sequence
 * @param parameters the error of each parameter's gradient
 */
public record GradientDifference(
        String sample, String model, double lossError, List<ParameterError> parameters) {
    /** Losses are some nats at least. */
    private static final double LOSS_FLOOR = 1e-2;

    /**
     * Gradients of whole parameters below it are compared by their absolute differences. Where the largest
     * are near 1, rounding to single precision leaves about 1e-9 in such small ones.
     */
    private static final double GRADIENT_FLOOR = 1e-5;

    /**
     * The error of a parameter's gradient: the largest difference of an element, relative to the largest
     * expected element of that parameter, or to 1e-5 if that is larger.
     *
     * @param name of the parameter
     * @param largest expected element, by magnitude
     * @param error relative; NaN if a number is not finite
     */
    public record ParameterError(String name, double largest, double error) {}

    /** Compares what two backends made of a case. */
    static GradientDifference between(
            GradientCase sample, GradientSample expected, GradientSample actual) {
        double lossError = RelativeError.largest(expected.losses(), actual.losses(), LOSS_FLOOR);
        List<ParameterError> parameters =
                expected.gradients().entrySet().stream()
                        .map(
                                entry ->
                                        error(
                                                entry.getKey(),
                                                entry.getValue(),
                                                Objects.requireNonNull(
                                                        actual.gradients().get(entry.getKey()))))
                        .toList();
        return new GradientDifference(
                sample.name(), sample.definition().id(), lossError, parameters);
    }

    private static ParameterError error(String name, HostTensor expected, HostTensor actual) {
        double largest = 0;
        for (double element : expected.data()) {
            largest = Math.max(largest, Math.abs(element));
        }
        double error = RelativeError.largest(expected.data(), actual.data(), GRADIENT_FLOOR);
        return new ParameterError(name, largest, error);
    }

    /** The parameter whose gradient is farthest off; one with NaN before any other. */
    public ParameterError worst() {
        return parameters.stream()
                .max(Comparator.comparingDouble(ParameterError::error))
                .orElseThrow();
    }

    /** The case and its errors, on one line. */
    String summary() {
        return sample + ": loss error " + lossError + ", gradient error " + worst();
    }

    /** Whether the loss of each sequence and the gradient of each parameter are; not if any is NaN. */
    public boolean isWithin(double tolerance) {
        return lossError <= tolerance && worst().error() <= tolerance;
    }
}
