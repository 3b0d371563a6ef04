package org.ntm4j.bench.operations;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ntm4j.bench.operations.StepOperations.Product;

/**
 * Floating-point operations by kernel: a multiply-add is two, an exponential, a division or a root is one.
 * Not thread-safe.
 */
public final class OperationCount {
    private final Map<Kernel, Long> operations = new EnumMap<>(Kernel.class);
    private final Set<Product> products = new LinkedHashSet<>();

    /** Counts nothing yet. */
    public OperationCount() {}

    void add(Kernel kernel, long count) {
        operations.merge(kernel, count, Long::sum);
    }

    void addProduct(int inner, int columns) {
        products.add(new Product(inner, columns));
    }

    /** The matrix products of the layers, each once. */
    public Set<Product> products() {
        return Set.copyOf(products);
    }

    /** Of one kernel. */
    public long of(Kernel kernel) {
        return operations.getOrDefault(kernel, 0L);
    }

    /** Of all kernels of a pass. */
    public long of(Kernel.Pass pass) {
        return operations.entrySet().stream()
                .filter(entry -> entry.getKey().pass() == pass)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Of all kernels. */
    public long total() {
        return operations.values().stream().mapToLong(Long::longValue).sum();
    }
}
