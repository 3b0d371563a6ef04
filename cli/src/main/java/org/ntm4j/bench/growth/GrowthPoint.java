package org.ntm4j.bench.growth;

import org.ntm4j.bench.measure.Rate;

/**
 * Training at one value of what grows.
 *
 * @param value of what grows
 * @param batch sequences of a step
 * @param steps time steps of a sequence
 * @param rate episodes a second
 * @param operations of an episode
 * @param bytes that the backend holds for the batch, without parameters and what the optimiser keeps
 */
public record GrowthPoint(
        int value, int batch, int steps, Rate rate, double operations, long bytes) {
    /** Seconds of a training step. */
    double seconds() {
        return batch / rate.median();
    }

    /** Operations of a training step. */
    double operationsOfStep() {
        return operations * batch;
    }

    /** Microseconds of a time step of an episode. */
    public double microsecondsOfTimeStep() {
        return 1e6 / rate.median() / steps;
    }

    /** Bytes of an episode. */
    public double bytesOfEpisode() {
        return (double) bytes / batch;
    }
}
