package org.ntm4j.bench.rates;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.ntm4j.bench.measure.BackendOpener;
import org.ntm4j.bench.measure.Meter;
import org.ntm4j.bench.measure.ProductWork;
import org.ntm4j.bench.measure.Workload;
import org.ntm4j.bench.operations.StepOperations.Product;

/**
 * The fastest matrix product of a model's layers on this machine, by the general product or the kernel of layers; each
 * is measured once.
 */
final class PeakRates {
    private static final Meter METER = new Meter(0.05, 1);

    private final BackendOpener backend;
    private final Map<Key, Double> known = new HashMap<>();

    PeakRates(BackendOpener backend) {
        this.backend = backend;
    }

    private record Key(Product product, int rows, int workers) {}

    /** Operations a second of the fastest product, by all workers together; the best window counts. */
    double of(Set<Product> products, int rows, int workers) {
        return products.stream()
                .mapToDouble(product -> of(new Key(product, rows, workers)))
                .max()
                .orElse(Double.NaN);
    }

    private double of(Key key) {
        return known.computeIfAbsent(
                key, unknown -> Math.max(measure(unknown, false), measure(unknown, true)));
    }

    private double measure(Key key, boolean layer) {
        Product product = key.product();
        Supplier<Workload> work =
                () ->
                        new ProductWork(
                                backend.open(),
                                layer,
                                key.rows(),
                                product.inner(),
                                product.columns());
        return METER.measure(Collections.nCopies(key.workers(), work)).most();
    }
}
