package org.ntm4j.backend.cuda.internal;

/** The built-in kernel, for machines without cuBLAS. */
final class KernelGemm implements Gemm {
    private static final int TILE = 32;
    private static final int MOST_ENTRIES = 65_535;

    private final Launcher launcher;
    private final Kernel gemm;

    KernelGemm(Launcher launcher, KernelModule module) {
        this.launcher = launcher;
        gemm = module.kernel("gemm");
    }

    @Override
    public String description() {
        return "built-in matrix products";
    }

    @Override
    public void multiply(Product product) {
        multiply(product, 0);
    }

    /** With the address of a row that is added to every row of the result in place of its old contents. */
    void multiply(Product product, long bias) {
        for (int entry = 0; entry < product.batch(); entry += MOST_ENTRIES) {
            launch(product, bias, entry, Math.min(MOST_ENTRIES, product.batch() - entry));
        }
    }

    private void launch(Product product, long bias, int first, int entries) {
        launcher.begin(gemm);
        launcher.addAddress(product.inner() == 0 ? product.c.address(0) : product.a.address(first));
        launcher.addAddress(product.inner() == 0 ? product.c.address(0) : product.b.address(first));
        launcher.addAddress(bias).addAddress(product.c.address(first));
        launcher.add(product.rows()).add(product.columns()).add(product.inner());
        launcher.add(product.transposeA() ? 1 : 0).add(product.transposeB() ? 1 : 0);
        launcher.add(product.alpha()).add(product.beta());
        launcher.add(product.a.leading()).add(product.b.leading()).add(product.c.leading());
        launcher.add(product.a.batchStride()).add(product.b.batchStride());
        launcher.add(product.c.batchStride());
        launcher.run(
                (product.columns() - 1) / TILE + 1,
                Math.min(Launcher.MOST_BLOCKS, (product.rows() - 1) / TILE + 1),
                entries,
                Launcher.THREADS,
                0);
    }

    @Override
    public void close() {}
}
