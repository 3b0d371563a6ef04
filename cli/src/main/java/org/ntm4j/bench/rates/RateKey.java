package org.ntm4j.bench.rates;

/**
 * What a rate is of.
 *
 * @param figure what is measured
 * @param task of the preset
 * @param model of the preset
 * @param batch sequences of a step
 * @param workers threads that work
 */
public record RateKey(Figure figure, String task, String model, int batch, int workers) {
    @Override
    public String toString() {
        return figure.id() + " " + task + " " + model + " batch " + batch;
    }
}
