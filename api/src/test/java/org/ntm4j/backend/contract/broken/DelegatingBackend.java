package org.ntm4j.backend.contract.broken;

import java.util.Optional;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.WorkRecorder;

/** Passes every call on; defects override what they break. */
class DelegatingBackend implements TensorBackend {
    private final TensorBackend backend;

    DelegatingBackend(TensorBackend backend) {
        this.backend = backend;
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
        backend.upload(source, offset, target);
    }

    @Override
    public void upload(double[] source, int offset, View target) {
        backend.upload(source, offset, target);
    }

    @Override
    public void download(View source, float[] target, int offset) {
        backend.download(source, target, offset);
    }

    @Override
    public void download(View source, double[] target, int offset) {
        backend.download(source, target, offset);
    }

    @Override
    public void fill(View target, double value) {
        backend.fill(target, value);
    }

    @Override
    public void copy(View source, View target) {
        backend.copy(source, target);
    }

    @Override
    public void unary(UnaryOp op, View x, View target) {
        backend.unary(op, x, target);
    }

    @Override
    public void binary(BinaryOp op, View a, View b, View target) {
        backend.binary(op, a, b, target);
    }

    @Override
    public void reduce(ReduceOp op, View x, View target) {
        backend.reduce(op, x, target);
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
        backend.gemm(transposeA, transposeB, alpha, a, b, beta, c);
    }

    @Override
    public FusedKernels kernels() {
        return backend.kernels();
    }

    @Override
    public Optional<WorkRecorder> recorder() {
        return backend.recorder();
    }

    @Override
    public void close() {
        backend.close();
    }
}
