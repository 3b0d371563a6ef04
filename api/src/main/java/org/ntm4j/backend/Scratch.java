package org.ntm4j.backend;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.tensor.Shape;

/**
 * Arithmetic on views whose results are temporaries of one kernel call: {@link #close} gives all of
 * them back. Operands of extent 1 along an axis are repeated to fit the other operand.
 */
final class Scratch implements AutoCloseable {
    private final TensorBackend backend;
    private final List<Storage> storages = new ArrayList<>();

    Scratch(TensorBackend backend) {
        this.backend = backend;
    }

    /** A new dense view with undefined contents. */
    View empty(Shape shape) {
        Storage storage = backend.allocate(shape.size());
        storages.add(storage);
        return View.dense(storage, 0, shape);
    }

    /** A new dense view of zeros. */
    View zeros(Shape shape) {
        View zeros = empty(shape);
        backend.fill(zeros, 0);
        return zeros;
    }

    /** One element that is seen everywhere in a shape. */
    View constant(double value, Shape shape) {
        Storage storage = backend.allocate(1);
        storages.add(storage);
        backend.fill(View.dense(storage, 0, Shape.of()), value);
        return View.strided(storage, 0, shape, new int[shape.rank()]);
    }

    /** {@code a + b}. */
    View plus(View a, View b) {
        return binary(BinaryOp.ADD, a, b);
    }

    /** {@code a + b}. */
    View plus(View a, double b) {
        return plus(a, constant(b, a.shape()));
    }

    /** {@code a − b}. */
    View minus(View a, View b) {
        return binary(BinaryOp.SUBTRACT, a, b);
    }

    /** {@code a − b}. */
    View minus(double a, View b) {
        return minus(constant(a, b.shape()), b);
    }

    /** {@code a · b}. */
    View times(View a, View b) {
        return binary(BinaryOp.MULTIPLY, a, b);
    }

    /** {@code a · b}. */
    View times(View a, double b) {
        return times(a, constant(b, a.shape()));
    }

    /** {@code a / b}. */
    View over(View a, View b) {
        return binary(BinaryOp.DIVIDE, a, b);
    }

    /** {@code op(a, b)}. */
    View binary(BinaryOp op, View a, View b) {
        View target = empty(common(a.shape(), b.shape()));
        binary(op, a, b, target);
        return target;
    }

    /** {@code target = op(a, b)}; {@code target} may be one of them. */
    void binary(BinaryOp op, View a, View b, View target) {
        backend.binary(op, repeated(a, target.shape()), repeated(b, target.shape()), target);
    }

    /** {@code target += x}. */
    void add(View x, View target) {
        binary(BinaryOp.ADD, target, x, target);
    }

    /** {@code op(x)}. */
    View unary(UnaryOp op, View x) {
        View target = empty(x.shape());
        backend.unary(op, x, target);
        return target;
    }

    /** The sum along an axis, which is left with extent 1. */
    View sum(View x, int axis) {
        return reduce(ReduceOp.SUM, x, axis);
    }

    /** {@code op} along an axis, which is left with extent 1. */
    View reduce(ReduceOp op, View x, int axis) {
        int[] extents = x.shape().toArray();
        extents[axis] = 1;
        View target = empty(Shape.of(extents));
        backend.reduce(op, x, target);
        return target;
    }

    private static Shape common(Shape a, Shape b) {
        int[] extents = a.toArray();
        for (int axis = 0; axis < extents.length; axis++) {
            extents[axis] = extents[axis] == 1 ? b.extent(axis) : extents[axis];
        }
        return Shape.of(extents);
    }

    private static View repeated(View x, Shape shape) {
        View wide = x;
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (wide.extent(axis) != shape.extent(axis)) {
                wide = wide.repeat(axis, shape.extent(axis));
            }
        }
        return wide;
    }

    @Override
    public void close() {
        storages.forEach(backend::release);
        storages.clear();
    }
}
