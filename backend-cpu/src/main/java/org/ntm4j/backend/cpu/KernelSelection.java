package org.ntm4j.backend.cpu;

import java.util.function.Supplier;
import org.ntm4j.backend.cpu.gemm.EjmlProduct;
import org.ntm4j.backend.cpu.gemm.LoopProduct;
import org.ntm4j.backend.cpu.gemm.MatrixProduct;
import org.ntm4j.backend.cpu.gemm.SizedProduct;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.backend.cpu.scalar.ScalarLoops;

/**
 * The loops and the matrix product that the options come to on this machine.
 *
 * @param loops makes a set of loops, for one thread at a time
 * @param hint what would make it faster, in brackets, or nothing
 */
record KernelSelection(Supplier<Loops> loops, MatrixProduct product, String hint) {
    /**
     * @throws org.ntm4j.error.NtmException {@code NTM-B021} if an option asks for the Vector API
     *     and it is not enabled
     */
    static KernelSelection of(CpuOptions options) {
        boolean vector =
                switch (options.kernels()) {
                    case AUTO -> VectorApi.isEnabled();
                    case VECTOR -> VectorApi.require("kernels=vector");
                    case SCALAR -> false;
                };
        Supplier<Loops> loops = vector ? VectorApi::loops : ScalarLoops::create;
        MatrixProduct product =
                switch (options.gemm()) {
                    case AUTO -> vector ? VectorApi.product() : new SizedProduct();
                    case VECTOR -> {
                        VectorApi.require("gemm=vector");
                        yield VectorApi.product();
                    }
                    case EJML -> new EjmlProduct();
                    case SCALAR -> new LoopProduct();
                };
        boolean missed = options.kernels() == CpuOptions.KernelChoice.AUTO && !vector;
        return new KernelSelection(loops, product, missed ? VectorApi.HINT : "");
    }
}
