package org.ntm4j.bench.measure;

import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/**
 * A matrix product {@code [m, k] · [k, n]} of a backend, by one of the two ways to ask for it. A unit is a
 * floating-point operation.
 */
public final class ProductWork implements Workload {
    /** So many operations between two looks at the clock. */
    private static final long OPERATIONS = 4_000_000;

    private static final float VALUE = 0.01f;

    private final TensorBackend backend;
    private final Storage storage;
    private final View a;
    private final View b;
    private final View c;
    private final View bias;
    private final boolean layer;
    private final View first;
    private final long operations;
    private final int calls;
    private final float[] host = new float[1];

    /**
     * @param backend closed with the work
     * @param layer whether the kernel of layers is asked, which adds a bias as well, rather than the general product
     */
    public ProductWork(TensorBackend backend, boolean layer, int m, int k, int n) {
        this.backend = backend;
        this.layer = layer;
        storage = backend.allocate(m * k + k * n + m * n + n);
        a = View.dense(storage, 0, Shape.of(m, k));
        b = View.dense(storage, m * k, Shape.of(k, n));
        c = View.dense(storage, m * k + k * n, Shape.of(m, n));
        bias = View.dense(storage, m * k + k * n + m * n, Shape.of(n));
        first = View.dense(storage, m * k + k * n, Shape.of(1));
        backend.fill(View.dense(storage, 0, Shape.of(storage.size())), VALUE);
        operations = 2L * m * k * n;
        calls = (int) Math.max(1, OPERATIONS / operations);
    }

    @Override
    public long run() {
        for (int i = 0; i < calls; i++) {
            if (layer) {
                backend.kernels().linear(a, b, bias, c);
            } else {
                backend.gemm(false, false, 1, a, b, 0, c);
            }
        }
        // Waits for what was asked for.
        backend.download(first, host, 0);
        return calls * operations;
    }

    @Override
    public void close() {
        backend.release(storage);
        backend.close();
    }
}
