package org.ntm4j.bench.operations;

import java.util.Arrays;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;

/**
 * A backend that counts operations instead of doing them: its storages hold nothing, and what is downloaded is
 * 0. So a training step costs next to nothing, and its count is the same on every machine.
 */
public final class CountingBackend implements TensorBackend {
    private final OperationCount count;
    private final CountingKernels kernels;

    /**
     * @param count is added to
     */
    public CountingBackend(OperationCount count) {
        this.count = count;
        this.kernels = new CountingKernels(count);
    }

    private record Nothing(int size) implements Storage {}

    @Override
    public String id() {
        return "counting";
    }

    @Override
    public String description() {
        return "counts operations";
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public Storage allocate(int size) {
        return new Nothing(size);
    }

    @Override
    public void release(Storage storage) {}

    @Override
    public long liveElements() {
        return 0;
    }

    @Override
    public void upload(float[] source, int offset, View target) {}

    @Override
    public void upload(double[] source, int offset, View target) {}

    @Override
    public void download(View source, float[] target, int offset) {
        Arrays.fill(target, offset, offset + source.size(), 0);
    }

    @Override
    public void download(View source, double[] target, int offset) {
        Arrays.fill(target, offset, offset + source.size(), 0);
    }

    @Override
    public void fill(View target, double value) {}

    @Override
    public void copy(View source, View target) {}

    @Override
    public void unary(UnaryOp op, View x, View target) {
        count.add(Kernel.PRIMITIVES, target.size());
    }

    @Override
    public void binary(BinaryOp op, View a, View b, View target) {
        count.add(Kernel.PRIMITIVES, target.size());
    }

    @Override
    public void reduce(ReduceOp op, View x, View target) {
        count.add(Kernel.PRIMITIVES, x.size());
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
        int inner = a.extent(a.rank() - (transposeA ? 2 : 1));
        count.add(Kernel.PRIMITIVES, 2L * inner * c.size());
    }

    @Override
    public FusedKernels kernels() {
        return kernels;
    }

    @Override
    public void close() {}
}
