package org.ntm4j.backend.reference;

import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** The primitives on arrays of doubles. Checks shapes, although the contract leaves that to callers. */
final class ReferenceBackend implements TensorBackend {
    static final String DESCRIPTION = "plain loops in double precision, for reading and checking";

    private final DoubleHeap heap = new DoubleHeap();
    private final FusedKernels kernels = new ReferenceKernels(heap);

    @Override
    public String id() {
        return ReferenceBackendProvider.ID;
    }

    @Override
    public String description() {
        return DESCRIPTION;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT64;
    }

    @Override
    public Storage allocate(int size) {
        return heap.allocate(size);
    }

    @Override
    public void release(Storage storage) {
        heap.release(storage);
    }

    @Override
    public long liveElements() {
        return heap.liveElements();
    }

    @Override
    public void upload(float[] source, int offset, View target) {
        DoubleTensor to = transfer(target, source.length, offset);
        for (int i = 0; i < target.size(); i++) {
            to.set(i, source[offset + i]);
        }
    }

    @Override
    public void upload(double[] source, int offset, View target) {
        DoubleTensor to = transfer(target, source.length, offset);
        for (int i = 0; i < target.size(); i++) {
            to.set(i, source[offset + i]);
        }
    }

    @Override
    public void download(View source, float[] target, int offset) {
        DoubleTensor from = transfer(source, target.length, offset);
        for (int i = 0; i < source.size(); i++) {
            target[offset + i] = (float) from.get(i);
        }
    }

    @Override
    public void download(View source, double[] target, int offset) {
        DoubleTensor from = transfer(source, target.length, offset);
        for (int i = 0; i < source.size(); i++) {
            target[offset + i] = from.get(i);
        }
    }

    /** The elements of a dense view as one row. */
    private DoubleTensor transfer(View view, int arrayLength, int offset) {
        Arguments.requireRange(arrayLength, offset, view.size());
        return heap.tensor(view.reshape(Shape.of(view.size())));
    }

    @Override
    public void fill(View target, double value) {
        Arguments.requireWritable(target);
        DoubleTensor to = heap.tensor(target);
        to.forEachIndex((i, j, k, l) -> to.set(i, j, k, l, value));
    }

    @Override
    public void copy(View source, View target) {
        Arguments.requireSameShape(source, target);
        Arguments.requireWritable(target);
        DoubleTensor from = heap.tensor(source);
        DoubleTensor to = heap.tensor(target);
        to.forEachIndex((i, j, k, l) -> to.set(i, j, k, l, from.get(i, j, k, l)));
    }

    @Override
    public void unary(UnaryOp op, View x, View target) {
        Arguments.requireSameShape(x, target);
        Arguments.requireWritable(target);
        DoubleTensor from = heap.tensor(x);
        DoubleTensor to = heap.tensor(target);
        to.forEachIndex(
                (i, j, k, l) ->
                        to.set(i, j, k, l, ReferencePrimitives.apply(op, from.get(i, j, k, l))));
    }

    @Override
    public void binary(BinaryOp op, View a, View b, View target) {
        Arguments.requireSameShape(a, target);
        Arguments.requireSameShape(b, target);
        Arguments.requireWritable(target);
        DoubleTensor left = heap.tensor(a);
        DoubleTensor right = heap.tensor(b);
        DoubleTensor to = heap.tensor(target);
        to.forEachIndex(
                (i, j, k, l) -> {
                    double value =
                            ReferencePrimitives.apply(
                                    op, left.get(i, j, k, l), right.get(i, j, k, l));
                    to.set(i, j, k, l, value);
                });
    }

    @Override
    public void reduce(ReduceOp op, View x, View target) {
        Arguments.requireReduces(x, target);
        Arguments.requireWritable(target);
        ReferencePrimitives.reduce(op, heap.tensor(x), heap.tensor(target));
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
        int inner = Arguments.requireProduct(transposeA, transposeB, a, b, c);
        Arguments.requireWritable(c);
        ReferencePrimitives.gemm(
                transposeA,
                transposeB,
                alpha,
                heap.tensor(a),
                heap.tensor(b),
                beta,
                heap.tensor(c),
                inner);
    }

    @Override
    public FusedKernels kernels() {
        heap.requireOpen();
        return kernels;
    }

    @Override
    public void close() {
        heap.close();
    }
}
