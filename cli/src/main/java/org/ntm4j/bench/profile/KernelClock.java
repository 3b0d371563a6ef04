package org.ntm4j.bench.profile;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.bench.operations.Kernel;
import org.ntm4j.tensor.Shape;

/**
 * Adds up how long the calls of each kernel take. A backend that works on its own while the caller goes on is waited
 * for after each call. Not thread-safe.
 */
final class KernelClock {
    private static final int EMPTY_CALLS = 20_000;

    private final TensorBackend backend;
    private final Storage storage;
    private final View one;
    private final float[] host = new float[1];
    private final Map<Kernel, Total> totals = new EnumMap<>(Kernel.class);

    private static final class Total {
        private long nanos;
        private long calls;

        void add(long time) {
            nanos += time;
            calls++;
        }
    }

    /**
     * @param backend that is timed; one element of it is held until {@link #close}
     */
    KernelClock(TensorBackend backend) {
        this.backend = backend;
        storage = backend.allocate(1);
        one = View.dense(storage, 0, Shape.of(1));
        backend.fill(one, 0);
        reset();
    }

    long start() {
        return System.nanoTime();
    }

    void stop(Kernel kernel, long start) {
        backend.download(one, host, 0);
        total(kernel).add(System.nanoTime() - start);
    }

    private Total total(Kernel kernel) {
        return Objects.requireNonNull(totals.get(kernel));
    }

    final void reset() {
        for (Kernel kernel : Kernel.values()) {
            totals.put(kernel, new Total());
        }
    }

    long nanos(Kernel kernel) {
        return total(kernel).nanos;
    }

    long calls(Kernel kernel) {
        return total(kernel).calls;
    }

    /** What a call of nothing would take by this clock, in nanoseconds. Forgets all calls. */
    double emptyCall() {
        for (int i = 0; i < EMPTY_CALLS; i++) {
            stop(Kernel.PRIMITIVES, start());
        }
        reset();
        for (int i = 0; i < EMPTY_CALLS; i++) {
            stop(Kernel.PRIMITIVES, start());
        }
        double each = (double) nanos(Kernel.PRIMITIVES) / EMPTY_CALLS;
        reset();
        return each;
    }

    void close() {
        backend.release(storage);
    }
}
