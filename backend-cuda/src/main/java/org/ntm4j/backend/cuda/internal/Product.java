package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.View;

/**
 * {@code c = alpha · op(a) · op(b) + beta · c} for {@code batch} entries, checked and in numbers. Made once
 * and filled for each call.
 */
final class Product {
    /** A matrix, or one for each entry of the batch; row-major. */
    static final class Matrix {
        private DeviceStorage storage;
        private int offset;
        private int leading;
        private int batchStride;

        private Matrix(DeviceStorage storage) {
            this.storage = storage;
        }

        private void set(DeviceStorage of, View view) {
            storage = of;
            offset = view.offset();
            int columns = columns(view);
            leading = Math.max(rows(view) < 2 ? 1 : view.stride(view.rank() - 2), columns);
            leading = Math.max(1, leading);
            batchStride = view.rank() == 3 ? view.stride(0) : 0;
        }

        DeviceStorage storage() {
            return storage;
        }

        /** The first element in the storage. */
        int offset() {
            return offset;
        }

        /** The first element of an entry of the batch, as an address. */
        long address(int entry) {
            return storage.address(offset + entry * batchStride);
        }

        /** From row to row. */
        int leading() {
            return leading;
        }

        /** From one entry of the batch to the next. */
        int batchStride() {
            return batchStride;
        }
    }

    final Matrix a;
    final Matrix b;
    final Matrix c;
    private boolean transposeA;
    private boolean transposeB;
    private float alpha;
    private float beta;
    private int rows;
    private int columns;
    private int inner;
    private int batch;

    Product(DeviceStorage any) {
        a = new Matrix(any);
        b = new Matrix(any);
        c = new Matrix(any);
    }

    /**
     * Takes a product over.
     *
     * @throws IllegalArgumentException if the extents don't fit
     */
    void set(
            DeviceMemory memory,
            boolean transposedA,
            boolean transposedB,
            View left,
            View right,
            View target) {
        transposeA = transposedA;
        transposeB = transposedB;
        rows = rows(target);
        columns = columns(target);
        inner = transposedA ? rows(left) : columns(left);
        batch = target.rank() == 3 ? target.extent(0) : 1;
        require(left, transposedA ? inner : rows, transposedA ? rows : inner, target);
        require(right, transposedB ? columns : inner, transposedB ? inner : columns, target);
        require(target, rows, columns, target);
        a.set(memory.storage(left), left);
        b.set(memory.storage(right), right);
        c.set(memory.storage(target), target);
    }

    void scale(float byAlpha, float byBeta) {
        alpha = byAlpha;
        beta = byBeta;
    }

    private static void require(View view, int rows, int columns, View c) {
        boolean fits =
                view.rank() == c.rank()
                        && (view.rank() == 2 || view.rank() == 3)
                        && (view.rank() == 2 || view.extent(0) == c.extent(0))
                        && rows(view) == rows
                        && columns(view) == columns
                        && (columns < 2 || view.stride(view.rank() - 1) == 1);
        if (!fits) {
            throw new IllegalArgumentException(
                    "a matrix product needs "
                            + rows
                            + " rows of "
                            + columns
                            + " neighbours, got "
                            + view);
        }
    }

    private static int rows(View view) {
        return view.extent(view.rank() - 2);
    }

    private static int columns(View view) {
        return view.extent(view.rank() - 1);
    }

    boolean transposeA() {
        return transposeA;
    }

    boolean transposeB() {
        return transposeB;
    }

    float alpha() {
        return alpha;
    }

    float beta() {
        return beta;
    }

    /** The rows of {@code c}. */
    int rows() {
        return rows;
    }

    /** The columns of {@code c}. */
    int columns() {
        return columns;
    }

    /** The number of terms of an element of {@code c}. */
    int inner() {
        return inner;
    }

    int batch() {
        return batch;
    }
}
