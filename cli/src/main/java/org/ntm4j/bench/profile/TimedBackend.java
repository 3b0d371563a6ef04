package org.ntm4j.bench.profile;

import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.bench.operations.Kernel;

/** A backend whose calls are timed. It records no work: what is repeated as a whole has no parts to time. */
final class TimedBackend implements TensorBackend {
    private final TensorBackend backend;
    private final KernelClock clock;
    private final TimedKernels kernels;

    TimedBackend(TensorBackend backend, KernelClock clock) {
        this.backend = backend;
        this.clock = clock;
        this.kernels = new TimedKernels(backend.kernels(), clock);
    }

    @Override
    public String id() {
        return backend.id();
    }

    @Override
    public String description() {
        return backend.description();
    }

    @Override
    public Precision precision() {
        return backend.precision();
    }

    @Override
    public Storage allocate(int size) {
        return backend.allocate(size);
    }

    @Override
    public void release(Storage storage) {
        backend.release(storage);
    }

    @Override
    public long liveElements() {
        return backend.liveElements();
    }

    @Override
    public void upload(float[] source, int offset, View target) {
        long start = clock.start();
        backend.upload(source, offset, target);
        clock.stop(Kernel.TRANSFERS, start);
    }

    @Override
    public void upload(double[] source, int offset, View target) {
        long start = clock.start();
        backend.upload(source, offset, target);
        clock.stop(Kernel.TRANSFERS, start);
    }

    @Override
    public void download(View source, float[] target, int offset) {
        long start = clock.start();
        backend.download(source, target, offset);
        clock.stop(Kernel.TRANSFERS, start);
    }

    @Override
    public void download(View source, double[] target, int offset) {
        long start = clock.start();
        backend.download(source, target, offset);
        clock.stop(Kernel.TRANSFERS, start);
    }

    @Override
    public void fill(View target, double value) {
        long start = clock.start();
        backend.fill(target, value);
        clock.stop(Kernel.PRIMITIVES, start);
    }

    @Override
    public void copy(View source, View target) {
        long start = clock.start();
        backend.copy(source, target);
        clock.stop(Kernel.PRIMITIVES, start);
    }

    @Override
    public void unary(UnaryOp op, View x, View target) {
        long start = clock.start();
        backend.unary(op, x, target);
        clock.stop(Kernel.PRIMITIVES, start);
    }

    @Override
    public void binary(BinaryOp op, View a, View b, View target) {
        long start = clock.start();
        backend.binary(op, a, b, target);
        clock.stop(Kernel.PRIMITIVES, start);
    }

    @Override
    public void reduce(ReduceOp op, View x, View target) {
        long start = clock.start();
        backend.reduce(op, x, target);
        clock.stop(Kernel.PRIMITIVES, start);
    }

    @Override
    public void gemm(
            boolean transposeA,
            boolean transposeB,
            double alpha,
            View a,
            View b,
            double beta,
            View c) {
        long start = clock.start();
        backend.gemm(transposeA, transposeB, alpha, a, b, beta, c);
        clock.stop(Kernel.PRIMITIVES, start);
    }

    @Override
    public FusedKernels kernels() {
        return kernels;
    }

    /** The backend is closed by whoever opened it. */
    @Override
    public void close() {}
}
