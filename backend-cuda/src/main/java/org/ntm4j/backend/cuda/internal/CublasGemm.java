package org.ntm4j.backend.cuda.internal;

import static jcuda.jcublas.cublasOperation.CUBLAS_OP_N;
import static jcuda.jcublas.cublasOperation.CUBLAS_OP_T;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcuda.CudaException;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.JCublas2;
import jcuda.jcublas.cublasHandle;
import jcuda.jcublas.cublasMath;
import jcuda.jcublas.cublasPointerMode;
import jcuda.runtime.cudaStream_t;

/**
 * cuBLAS, which sees row-major matrices as the transposes of column-major ones: the operands change places.
 * A product without terms goes to the kernel.
 */
final class CublasGemm implements Gemm {
    private final DeviceContext context;

    /** What cuBLAS recommends for the largest devices; it must not allocate in work that is recorded. */
    private static final long WORKSPACE = 32L << 20;

    private final Gemm withoutTerms;
    private final cublasHandle handle = new cublasHandle();
    private final ByteBuffer scalars =
            ByteBuffer.allocateDirect(2 * Float.BYTES).order(ByteOrder.nativeOrder());
    private final Pointer alpha = Pointer.to(scalars);
    private final Pointer beta = Pointer.to(scalars).withByteOffset(Float.BYTES);
    private final CUdeviceptr workspace = new CUdeviceptr();
    private final String description;

    /**
     * @throws org.ntm4j.error.NtmException {@code NTM-B033} if cuBLAS refuses
     */
    CublasGemm(DeviceContext context, Gemm withoutTerms, boolean tf32) {
        this.context = context;
        this.withoutTerms = withoutTerms;
        int[] version = new int[1];
        try {
            JCublas2.cublasCreate(handle);
            JCublas2.cublasSetStream(handle, new cudaStream_t(context.stream()));
            JCudaDriver.cuMemAlloc(workspace, WORKSPACE);
            JCublas2.cublasSetWorkspace(handle, workspace, WORKSPACE);
            JCublas2.cublasSetPointerMode(handle, cublasPointerMode.CUBLAS_POINTER_MODE_HOST);
            JCublas2.cublasSetMathMode(
                    handle,
                    tf32 ? cublasMath.CUBLAS_TF32_TENSOR_OP_MATH : cublasMath.CUBLAS_DEFAULT_MATH);
            JCublas2.cublasGetVersion(handle, version);
        } catch (CudaException failure) {
            throw CudaFailures.opening("make cuBLAS ready", failure);
        }
        description = "cuBLAS " + version(version[0]) + (tf32 ? " with TF32" : "");
    }

    /** 12.6.3 for 120603. */
    private static String version(int number) {
        return number / 10_000 + "." + number / 100 % 100 + "." + number % 100;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void multiply(Product product) {
        if (product.inner() == 0) {
            withoutTerms.multiply(product);
            return;
        }
        scalars.putFloat(0, product.alpha());
        scalars.putFloat(Float.BYTES, product.beta());
        context.submitted("a matrix product by cuBLAS");
        try {
            if (product.batch() == 1) {
                one(product);
            } else {
                batched(product);
            }
        } catch (CudaException failure) {
            throw CudaFailures.work(
                    "a matrix product by cuBLAS, "
                            + product.batch()
                            + " of "
                            + product.rows()
                            + "·"
                            + product.inner()
                            + "·"
                            + product.columns()
                            + ",",
                    failure);
        }
    }

    private void one(Product product) {
        JCublas2.cublasSgemm(
                handle,
                product.transposeB() ? CUBLAS_OP_T : CUBLAS_OP_N,
                product.transposeA() ? CUBLAS_OP_T : CUBLAS_OP_N,
                product.columns(),
                product.rows(),
                product.inner(),
                alpha,
                pointer(product.b),
                product.b.leading(),
                pointer(product.a),
                product.a.leading(),
                beta,
                pointer(product.c),
                product.c.leading());
    }

    private void batched(Product product) {
        JCublas2.cublasSgemmStridedBatched(
                handle,
                product.transposeB() ? CUBLAS_OP_T : CUBLAS_OP_N,
                product.transposeA() ? CUBLAS_OP_T : CUBLAS_OP_N,
                product.columns(),
                product.rows(),
                product.inner(),
                alpha,
                pointer(product.b),
                product.b.leading(),
                product.b.batchStride(),
                pointer(product.a),
                product.a.leading(),
                product.a.batchStride(),
                beta,
                pointer(product.c),
                product.c.leading(),
                product.c.batchStride(),
                product.batch());
    }

    private static Pointer pointer(Product.Matrix matrix) {
        return matrix.storage().pointer(matrix.offset());
    }

    @Override
    public void close() {
        Release.quietly(() -> JCublas2.cublasDestroy(handle));
        Release.quietly(() -> JCudaDriver.cuMemFree(workspace));
        withoutTerms.close();
    }
}
