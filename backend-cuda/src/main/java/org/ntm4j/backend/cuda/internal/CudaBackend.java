package org.ntm4j.backend.cuda.internal;

import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.WorkRecorder;

/** The backend: makes sure that it is open and current, and hands each operation to the class that does it. */
public final class CudaBackend implements TensorBackend {
    /** The name for {@code --backend}. */
    public static final String ID = "cuda";

    private final DeviceContext context;
    private final KernelModule module;
    private final Launcher launcher;
    private final DeviceMemory memory;
    private final Transfers transfers;
    private final Elementwise elementwise;
    private final Reductions reductions;
    private final Gemm gemm;
    private final Product product;
    private final FusedKernels kernels;
    private final @Nullable GraphRecorder recorder;
    private final String description;
    private boolean closed;

    private CudaBackend(DeviceContext context, CudaOptions options, boolean cublas, String device) {
        this.context = context;
        module = new KernelModule();
        launcher = new Launcher(context, module.kernel("fill_strided"));
        memory = new DeviceMemory(new MemoryPool(options.pooled()));
        transfers = new Transfers(context, memory);
        elementwise = new Elementwise(memory, launcher, module);
        reductions = new Reductions(memory, launcher, module);
        KernelGemm builtIn = new KernelGemm(launcher, module);
        gemm = cublas ? new CublasGemm(context, builtIn, options.tf32()) : builtIn;
        DeviceStorage none = memory.allocate(0);
        product = new Product(none);
        memory.release(none);
        DenseViews views = new DenseViews(memory);
        kernels =
                new CudaKernels(
                        new LinearKernels(
                                memory, launcher, module, elementwise, builtIn, gemm, product),
                        new ElementKernels(views, launcher, module),
                        new MemoryKernels(views, launcher, module),
                        new AddressKernels(memory, views, launcher, module),
                        new LossKernels(views, launcher, module),
                        new OptimizerKernels(memory, views, launcher, module),
                        new Episodes(views, launcher, module, choice(context, options)));
        recorder = options.graphs() ? new GraphRecorder(context, memory) : null;
        description = device + ", " + gemm.description();
    }

    /**
     * Opens the first device. JCuda's libraries are loaded and throw exceptions.
     *
     * @param cublas whether cuBLAS multiplies, whose library is loaded then
     * @param device what the device is called in the description
     * @throws org.ntm4j.error.NtmException {@code NTM-B033} if the driver refuses
     */
    public static CudaBackend open(CudaOptions options, boolean cublas, String device) {
        DeviceContext context = DeviceContext.open();
        try {
            return new CudaBackend(context, options, cublas, device);
        } catch (RuntimeException failure) {
            context.close();
            throw failure;
        }
    }

    private static EpisodeChoice choice(DeviceContext context, CudaOptions options) {
        return new EpisodeChoice(
                options.episode(),
                context.attribute(CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
                context.attribute(CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN));
    }

    private void enter() {
        memory.requireOpen();
        context.bind();
    }

    @Override
    public String id() {
        return ID;
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
        enter();
        return memory.allocate(size);
    }

    @Override
    public void release(Storage storage) {
        enter();
        memory.release(storage);
    }

    @Override
    public long liveElements() {
        return memory.liveElements();
    }

    @Override
    public void upload(float[] source, int offset, View target) {
        enter();
        transfers.upload(source, offset, target);
    }

    @Override
    public void upload(double[] source, int offset, View target) {
        enter();
        transfers.upload(source, offset, target);
    }

    @Override
    public void download(View source, float[] target, int offset) {
        enter();
        transfers.download(source, target, offset);
    }

    @Override
    public void download(View source, double[] target, int offset) {
        enter();
        transfers.download(source, target, offset);
    }

    @Override
    public void fill(View target, double value) {
        enter();
        elementwise.fill(target, (float) value);
    }

    @Override
    public void copy(View source, View target) {
        enter();
        elementwise.copy(source, target);
    }

    @Override
    public void unary(UnaryOp op, View x, View target) {
        enter();
        elementwise.unary(op, x, target);
    }

    @Override
    public void binary(BinaryOp op, View a, View b, View target) {
        enter();
        elementwise.binary(op, a, b, target);
    }

    @Override
    public void reduce(ReduceOp op, View x, View target) {
        enter();
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
        enter();
        product.set(memory, transposeA, transposeB, a, b, c);
        product.scale((float) alpha, (float) beta);
        if (c.size() > 0) {
            gemm.multiply(product);
        }
    }

    @Override
    public FusedKernels kernels() {
        memory.requireOpen();
        return kernels;
    }

    @Override
    public Optional<WorkRecorder> recorder() {
        memory.requireOpen();
        return recorder == null || recorder.isRefused() ? Optional.empty() : Optional.of(recorder);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Release.quietly(context::bind);
        if (recorder != null) {
            recorder.close();
        }
        gemm.close();
        memory.close();
        transfers.close();
        launcher.close();
        module.close();
        context.close();
    }
}
