package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.View;

/**
 * The linear layer. The built-in product adds the bias itself, in one launch; cuBLAS needs one before it. So
 * small products are built-in, where a launch costs more than the arithmetic.
 */
final class LinearKernels {
    /** Multiplications up to which a product is built-in. */
    private static final long SMALL = 1 << 18;

    private static final int TILE = 32;
    private static final int MOST_ROWS = 1024;
    private static final int MOST_PARTS = 65_535;

    private final DeviceMemory memory;
    private final DenseViews views;
    private final Launcher launcher;
    private final Elementwise elementwise;
    private final KernelGemm builtIn;
    private final Gemm gemm;
    private final Product product;
    private final Kernel columnSums;

    LinearKernels(
            DeviceMemory memory,
            Launcher launcher,
            KernelModule module,
            Elementwise elementwise,
            KernelGemm builtIn,
            Gemm gemm,
            Product product) {
        this.memory = memory;
        this.views = new DenseViews(memory);
        this.launcher = launcher;
        this.elementwise = elementwise;
        this.builtIn = builtIn;
        this.gemm = gemm;
        this.product = product;
        columnSums = module.kernel("column_sums");
    }

    void linear(View x, View w, View bias, View y) {
        long row = views.address(bias);
        product.set(memory, false, false, x, w, y);
        if (y.size() == 0) {
            return;
        }
        if (gemm == builtIn || (long) y.size() * product.inner() <= SMALL) {
            product.scale(1, 0);
            builtIn.multiply(product, row);
        } else {
            elementwise.fillRows(row, views.address(y), y.extent(0), y.extent(1));
            product.scale(1, 1);
            gemm.multiply(product);
        }
    }

    void backwardInput(View dy, View w, View dx) {
        product.set(memory, false, true, dy, w, dx);
        product.scale(1, 1);
        if (dx.size() > 0) {
            gemm.multiply(product);
        }
    }

    void backwardWeights(View x, View dy, View dw, View dbias) {
        long from = views.address(dy);
        long to = views.address(dbias);
        product.set(memory, true, false, x, dy, dw);
        product.scale(1, 1);
        if (dw.size() > 0) {
            gemm.multiply(product);
        }
        if (dy.size() > 0) {
            addColumnSums(from, to, dy.extent(0), dy.extent(1));
        }
    }

    /** One launch, or two where there are so many rows that more than one block a column pays. */
    private void addColumnSums(long from, long to, int rows, int columns) {
        if (rows <= MOST_ROWS) {
            columnSums(from, to, rows, columns, rows, true);
            return;
        }
        int part = Math.max((int) Math.ceil(Math.sqrt(rows)), (rows - 1) / MOST_PARTS + 1);
        int parts = (rows - 1) / part + 1;
        DeviceStorage sums = memory.allocate(Math.multiplyExact(parts, columns));
        try {
            columnSums(from, sums.address(0), rows, columns, part, false);
            columnSums(sums.address(0), to, parts, columns, parts, true);
        } finally {
            memory.release(sums);
        }
    }

    private void columnSums(long from, long to, int rows, int columns, int part, boolean add) {
        launcher.begin(columnSums).addAddress(from).addAddress(to);
        launcher.add(rows).add(columns).add(part).add(add ? 1 : 0);
        launcher.run((columns - 1) / TILE + 1, (rows - 1) / part + 1, 1, Launcher.THREADS, 0);
    }
}
