package org.ntm4j.tensor;

import java.util.Arrays;

/**
 * The extents of a row-major tensor of rank 0 to 4. Immutable.
 *
 * <p>An extent may be 0; a tensor of such a shape has no elements and every operation on it is
 * legal and does nothing. Rank 0 is a scalar with one element.
 */
public final class Shape {
    /** The highest rank that backends are asked to handle. */
    public static final int MAX_RANK = 4;

    private final int[] extents;
    private final int size;

    private Shape(int[] extents) {
        if (extents.length > MAX_RANK) {
            throw new IllegalArgumentException(
                    "a shape has at most "
                            + MAX_RANK
                            + " extents, got "
                            + Arrays.toString(extents));
        }
        long product = 1;
        for (int extent : extents) {
            if (extent < 0) {
                throw new IllegalArgumentException(
                        "an extent must not be negative, got " + Arrays.toString(extents));
            }
            product *= extent;
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "a tensor has at most 2^31-1 elements, got " + Arrays.toString(extents));
            }
        }
        this.extents = extents;
        this.size = (int) product;
    }

    /**
     * A shape with the given extents, outermost first.
     *
     * @throws IllegalArgumentException if an extent is negative, there are more than four, or their
     *     product exceeds 2^31-1
     */
    public static Shape of(int... extents) {
        return new Shape(extents.clone());
    }

    /** The number of extents, 0 to 4. */
    public int rank() {
        return extents.length;
    }

    /** Extent {@code axis}, counted from the outermost, which is 0. */
    public int extent(int axis) {
        return extents[axis];
    }

    /** The number of elements: the product of the extents. */
    public int size() {
        return size;
    }

    /** A copy of the extents, outermost first. */
    public int[] toArray() {
        return extents.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(extents, that.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    @Override
    public String toString() {
        return Arrays.toString(extents);
    }
}
