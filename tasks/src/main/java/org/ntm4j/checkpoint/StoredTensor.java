package org.ntm4j.checkpoint;

import org.ntm4j.tensor.HostTensor;
import org.ntm4j.tensor.Shape;

/** A tensor as it is in a file. */
sealed interface StoredTensor {
    /** The type of the elements in the file. */
    DType dtype();

    /** The extents. */
    Shape shape();

    /**
     * Floating-point numbers.
     *
     * @param dtype {@link DType#F32}, to which the elements are rounded, or {@link DType#F64}
     * @param tensor the elements
     */
    record Reals(DType dtype, HostTensor tensor) implements StoredTensor {
        @Override
        public Shape shape() {
            return tensor.shape();
        }
    }

    /**
     * Integers.
     *
     * @param dtype {@link DType#I64} or {@link DType#U64}
     * @param shape the extents
     * @param elements row-major
     */
    record Integers(DType dtype, Shape shape, long[] elements) implements StoredTensor {}

    /** One floating-point number. */
    static StoredTensor real(double value) {
        return new Reals(DType.F64, new HostTensor(Shape.of(), new double[] {value}));
    }

    /** One signed integer. */
    static StoredTensor integer(long value) {
        return new Integers(DType.I64, Shape.of(), new long[] {value});
    }
}
