package org.ntm4j.example;

import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.error.NtmException;

/** The primitives. */
final class ExampleBackend implements TensorBackend {
    static final String DESCRIPTION = "an example on arrays of doubles";

    private final FusedKernels kernels = new ExampleKernels(this);
    private long liveElements;
    private boolean closed;

    @Override
    public String id() {
        return "example";
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
        requireOpen();
        if (size < 0) {
            throw new IllegalArgumentException("a storage of " + size + " elements");
        }
        try {
            ExampleStorage storage = new ExampleStorage(this, new double[size]);
            liveElements += size;
            return storage;
        } catch (OutOfMemoryError full) {
            String message = "no memory for " + size + " elements; give the JVM more by -Xmx";
            throw new NtmException("NTM-B010", NtmException.Kind.FAILED_RUN, message, full);
        }
    }

    @Override
    public void release(Storage storage) {
        ExampleStorage mine = own(storage);
        liveElements -= mine.data().length;
        mine.release();
    }

    @Override
    public long liveElements() {
        requireOpen();
        return liveElements;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the example backend was closed");
        }
    }

    private ExampleStorage own(Storage storage) {
        requireOpen();
        if (storage instanceof ExampleStorage mine && mine.isOf(this)) {
            return mine;
        }
        throw new IllegalArgumentException("a storage of another backend");
    }

    /** What a view looks at; every primitive begins with this, for each of its views. */
    Elements elements(View view) {
        return new Elements(own(view.storage()).data(), view);
    }

    private Elements transferred(View view, int hostLength, int offset) {
        Elements elements = elements(view);
        if (!view.isDense() || offset < 0 || offset > hostLength - view.size()) {
            throw new IllegalArgumentException(
                    view + " and element " + offset + " on of " + hostLength);
        }
        return elements;
    }

    @Override
    public void upload(float[] source, int offset, View target) {
        transferred(target, source.length, offset).setAll(n -> source[offset + n]);
    }

    @Override
    public void upload(double[] source, int offset, View target) {
        transferred(target, source.length, offset).setAll(n -> source[offset + n]);
    }

    @Override
    public void download(View source, float[] target, int offset) {
        Elements from = transferred(source, target.length, offset);
        for (int n = 0; n < source.size(); n++) {
            target[offset + n] = (float) from.get(n);
        }
    }

    @Override
    public void download(View source, double[] target, int offset) {
        Elements from = transferred(source, target.length, offset);
        for (int n = 0; n < source.size(); n++) {
            target[offset + n] = from.get(n);
        }
    }

    @Override
    public void fill(View target, double value) {
        elements(target).setAll(n -> value);
    }

    @Override
    public void copy(View source, View target) {
        Elements from = elements(source);
        elements(target).setAll(from::get);
    }

    @Override
    public void unary(UnaryOp op, View x, View target) {
        Elements from = elements(x);
        elements(target).setAll(n -> apply(op, from.get(n)));
    }

    private static double apply(UnaryOp op, double x) {
        return switch (op) {
            case NEGATE -> -x;
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SQRT -> Math.sqrt(x);
            case SQUARE -> x * x;
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        };
    }

    @Override
    public void binary(BinaryOp op, View a, View b, View target) {
        Elements left = elements(a);
        Elements right = elements(b);
        elements(target).setAll(n -> apply(op, left.get(n), right.get(n)));
    }

    private static double apply(BinaryOp op, double a, double b) {
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case GREATER -> a > b ? 1 : 0;
        };
    }

    @Override
    public void reduce(ReduceOp op, View x, View target) {
        Elements from = elements(x);
        fill(target, op == ReduceOp.SUM ? 0 : Double.NEGATIVE_INFINITY);
        View seen = target;
        for (int axis = 0; axis < x.rank(); axis++) {
            seen = seen.extent(axis) == 1 ? seen.repeat(axis, x.extent(axis)) : seen;
        }
        Elements to = elements(seen);
        BinaryOp step = op == ReduceOp.SUM ? BinaryOp.ADD : BinaryOp.MAXIMUM;
        to.setAll(n -> apply(step, to.get(n), from.get(n)));
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
        int row = c.rank() - 2;
        int column = c.rank() - 1;
        Elements left = elements(transposeA ? a.transpose(row, column) : a);
        Elements right = elements(transposeB ? b.transpose(row, column) : b);
        Elements to = elements(c);
        int inner = left.view().extent(column);
        int rows = c.extent(row);
        int columns = c.extent(column);
        to.setAll(
                n -> {
                    int i = n / columns;
                    int j = n % columns;
                    int first = i / rows * inner;
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += left.get(i * inner + k) * right.get((first + k) * columns + j);
                    }
                    return alpha * sum + (beta == 0 ? 0 : beta * to.get(n));
                });
    }

    @Override
    public FusedKernels kernels() {
        requireOpen();
        return kernels;
    }

    @Override
    public void close() {
        closed = true;
    }
}
