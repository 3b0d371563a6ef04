package org.ntm4j.backend.cpu;

import java.util.Optional;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.episode.CpuEpisodes;
import org.ntm4j.backend.cpu.gemm.MatrixProduct;
import org.ntm4j.backend.cpu.kernel.CpuKernels;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.backend.cpu.parallel.Workers;
import org.ntm4j.backend.cpu.primitive.BinaryLoops;
import org.ntm4j.backend.cpu.primitive.Copies;
import org.ntm4j.backend.cpu.primitive.Products;
import org.ntm4j.backend.cpu.primitive.Reductions;
import org.ntm4j.backend.cpu.primitive.UnaryLoops;
import org.ntm4j.backend.cpu.storage.FloatMemory;

/** The backend: checks that it is open and hands each operation to the class that does it. */
final class CpuBackend implements TensorBackend {
    private final String description;
    private final FloatMemory memory = new FloatMemory();
    private final Copies copies = new Copies(memory);
    private final UnaryLoops unaryLoops = new UnaryLoops(memory);
    private final BinaryLoops binaryLoops = new BinaryLoops(memory);
    private final Reductions reductions = new Reductions(memory, copies);
    private final Products products;
    private final CpuKernels kernels;
    private final Workers workers;

    private CpuBackend(KernelSelection selection, boolean wholeEpisodes, Workers workers) {
        this.workers = workers;
        Loops loops = selection.loops().get();
        MatrixProduct product = selection.product();
        description =
                loops.description()
                        + selection.hint()
                        + ", "
                        + product.description()
                        + (wholeEpisodes ? ", whole episodes" : ", step by step")
                        + (workers.threads() == 1
                                ? ", one thread"
                                : ", " + workers.threads() + " threads");
        products = new Products(memory, product);
        CpuEpisodes episodes = new CpuEpisodes(memory, selection.loops());
        kernels =
                new CpuKernels(
                        memory,
                        loops,
                        product,
                        plan -> wholeEpisodes ? episodes.of(plan) : Optional.empty());
    }

    /**
     * @throws org.ntm4j.error.NtmException {@code NTM-B021} if an option asks for the Vector API
     *     and it is not enabled
     */
    static CpuBackend open(CpuOptions options) {
        KernelSelection selection = KernelSelection.of(options);
        return new CpuBackend(
                selection,
                options.episode() != CpuOptions.EpisodeChoice.OFF,
                new Workers(options.threads()));
    }

    @Override
    public String id() {
        return CpuBackendProvider.ID;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public Storage allocate(int size) {
        return memory.allocate(size);
    }

    @Override
    public void release(Storage storage) {
        memory.release(storage);
    }

    @Override
    public long liveElements() {
        return memory.liveElements();
    }

    @Override
    public void upload(float[] source, int offset, View target) {
        memory.requireOpen();
        copies.upload(source, offset, target);
    }

    @Override
    public void upload(double[] source, int offset, View target) {
        memory.requireOpen();
        copies.upload(source, offset, target);
    }

    @Override
    public void download(View source, float[] target, int offset) {
        memory.requireOpen();
        copies.download(source, target, offset);
    }

    @Override
    public void download(View source, double[] target, int offset) {
        memory.requireOpen();
        copies.download(source, target, offset);
    }

    @Override
    public void fill(View target, double value) {
        memory.requireOpen();
        copies.fill(target, (float) value);
    }

    @Override
    public void copy(View source, View target) {
        memory.requireOpen();
        copies.copy(source, target);
    }

    @Override
    public void unary(UnaryOp op, View x, View target) {
        memory.requireOpen();
        unaryLoops.apply(op, x, target);
    }

    @Override
    public void binary(BinaryOp op, View a, View b, View target) {
        memory.requireOpen();
        binaryLoops.apply(op, a, b, target);
    }

    @Override
    public void reduce(ReduceOp op, View x, View target) {
        memory.requireOpen();
        reductions.reduce(op, x, target);
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
        memory.requireOpen();
        products.gemm(transposeA, transposeB, (float) alpha, a, b, (float) beta, c);
    }

    @Override
    public FusedKernels kernels() {
        memory.requireOpen();
        return kernels;
    }

    @Override
    public void close() {
        workers.close();
        memory.close();
    }
}
