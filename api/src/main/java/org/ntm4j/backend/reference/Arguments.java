package org.ntm4j.backend.reference;

import org.ntm4j.backend.View;

/** The checks of arguments that a backend may leave to its caller and a reference should not. */
final class Arguments {
    private Arguments() {}

    static void requireSameShape(View first, View second) {
        if (!first.shape().equals(second.shape())) {
            throw new IllegalArgumentException("shapes differ: " + first + " and " + second);
        }
    }

    static void requireWritable(View target) {
        for (int axis = 0; axis < target.rank(); axis++) {
            if (target.stride(axis) == 0 && target.extent(axis) > 1) {
                throw new IllegalArgumentException(
                        target + " repeats elements and can't be written to");
            }
        }
    }

    static void requireRange(int arrayLength, int offset, int length) {
        if (offset < 0 || offset > arrayLength - length) {
            throw new IllegalArgumentException(
                    length
                            + " elements from "
                            + offset
                            + " on are not in an array of "
                            + arrayLength);
        }
    }

    static void requireReduces(View x, View target) {
        boolean fits = x.rank() == target.rank();
        for (int axis = 0; fits && axis < x.rank(); axis++) {
            fits = target.extent(axis) == 1 || target.extent(axis) == x.extent(axis);
        }
        if (!fits) {
            throw new IllegalArgumentException(x + " can't be reduced to " + target);
        }
    }

    /** Checks the shapes of a matrix product and returns the extent that is summed over. */
    static int requireProduct(boolean transposeA, boolean transposeB, View a, View b, View c) {
        int rank = c.rank();
        if (rank < 2 || rank > 3 || a.rank() != rank || b.rank() != rank) {
            throw new IllegalArgumentException(
                    "a product needs three views of rank 2 or 3: " + a + ", " + b + ", " + c);
        }
        int row = rank - 2;
        int column = rank - 1;
        int inner = a.extent(transposeA ? row : column);
        boolean fits =
                inner == b.extent(transposeB ? column : row)
                        && c.extent(row) == a.extent(transposeA ? column : row)
                        && c.extent(column) == b.extent(transposeB ? row : column);
        if (rank == 3) {
            fits &= a.extent(0) == c.extent(0) && b.extent(0) == c.extent(0);
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "shapes don't fit a product: " + a + ", " + b + ", " + c);
        }
        requireContiguousRows(a);
        requireContiguousRows(b);
        requireContiguousRows(c);
        return inner;
    }

    private static void requireContiguousRows(View matrix) {
        int column = matrix.rank() - 1;
        if (matrix.extent(column) > 1 && matrix.stride(column) != 1) {
            throw new IllegalArgumentException("the rows of " + matrix + " are not contiguous");
        }
    }
}
