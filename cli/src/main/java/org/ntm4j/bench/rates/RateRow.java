package org.ntm4j.bench.rates;

import java.util.Optional;
import org.ntm4j.bench.measure.Rate;

/**
 * A rate and what it is measured against.
 *
 * @param key what was measured
 * @param rate episodes a second
 * @param operations floating-point operations of an episode, without padding
 * @param peak operations a second of the fastest matrix product of the model's layers at that batch, by as many
 *     threads
 * @param problem why there are no numbers, which are NaN then
 */
public record RateRow(
        RateKey key, Rate rate, double operations, double peak, Optional<String> problem) {
    /** Something that could not be measured. */
    public static RateRow failed(RateKey key, double operations, String problem) {
        Rate none = new Rate(Double.NaN, Double.NaN, Double.NaN);
        return new RateRow(key, none, operations, Double.NaN, Optional.of(problem));
    }

    /** Operations a second. */
    public double operationsPerSecond() {
        return operations * rate.median();
    }

    /** How long the operations take at the peak, as a share of how long they take. */
    public double floorShare() {
        return operationsPerSecond() / peak;
    }
}
