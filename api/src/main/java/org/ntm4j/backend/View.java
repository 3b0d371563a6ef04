package org.ntm4j.backend;

import org.ntm4j.tensor.Shape;

/**
 * A rectangular window of a {@link Storage}: a shape, an offset and one stride an axis, in elements.
 * Immutable; holds no data of its own.
 *
 * <p>A stride of 0 repeats an element along that axis, which is how broadcasting reaches a backend.
 * A view that is written to must not repeat elements.
 */
public final class View {
    private final Storage storage;
    private final int offset;
    private final Shape shape;
    private final int[] strides;
    private final boolean dense;

    private View(Storage storage, int offset, Shape shape, int[] strides) {
        this.storage = storage;
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
        this.dense = isDense(shape, strides);
        requireInside();
    }

    /** The dense row-major view of {@code shape} that starts at {@code offset}. */
    public static View dense(Storage storage, int offset, Shape shape) {
        return new View(storage, offset, shape, rowMajor(shape));
    }

    /**
     * A view with strides of its own, one for each axis, each at least 0.
     *
     * @throws IllegalArgumentException if an element would lie outside the storage
     */
    public static View strided(Storage storage, int offset, Shape shape, int... strides) {
        if (strides.length != shape.rank()) {
            throw new IllegalArgumentException(
                    "shape "
                            + shape
                            + " needs "
                            + shape.rank()
                            + " strides, got "
                            + strides.length);
        }
        return new View(storage, offset, shape, strides.clone());
    }

    private static int[] rowMajor(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(1, shape.extent(axis));
        }
        return strides;
    }

    private static boolean isDense(Shape shape, int[] strides) {
        int expected = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            if (shape.extent(axis) != 1 && strides[axis] != expected) {
                return shape.size() == 0;
            }
            expected *= shape.extent(axis);
        }
        return true;
    }

    private void requireInside() {
        long last = offset;
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (strides[axis] < 0) {
                throw new IllegalArgumentException("a stride must not be negative");
            }
            last += (long) strides[axis] * Math.max(0, shape.extent(axis) - 1);
        }
        if (offset < 0 || (shape.size() > 0 && last >= storage.size())) {
            throw new IllegalArgumentException(
                    "a view of shape "
                            + shape
                            + " at offset "
                            + offset
                            + " reaches element "
                            + last
                            + " of a storage of "
                            + storage.size());
        }
    }

    /** The storage looked at. */
    public Storage storage() {
        return storage;
    }

    /** Where element (0, …, 0) lies in the storage. */
    public int offset() {
        return offset;
    }

    /** The extents. */
    public Shape shape() {
        return shape;
    }

    /** The distance between neighbours along {@code axis}. */
    public int stride(int axis) {
        return strides[axis];
    }

    /** The number of axes. */
    public int rank() {
        return shape.rank();
    }

    /** Extent {@code axis} of the shape. */
    public int extent(int axis) {
        return shape.extent(axis);
    }

    /** The number of elements. */
    public int size() {
        return shape.size();
    }

    /** Whether the elements follow each other without gaps in row-major order. */
    public boolean isDense() {
        return dense;
    }

    /**
     * The part of {@code axis} from {@code from} (inclusive), {@code length} long.
     *
     * @throws IllegalArgumentException if the part is not inside
     */
    public View slice(int axis, int from, int length) {
        if (from < 0 || length < 0 || from + length > extent(axis)) {
            throw new IllegalArgumentException(
                    "part "
                            + from
                            + " to "
                            + (from + length)
                            + " of axis "
                            + axis
                            + " of "
                            + shape);
        }
        int[] extents = shape.toArray();
        extents[axis] = length;
        return new View(
                storage,
                length == 0 ? offset : offset + from * strides[axis],
                Shape.of(extents),
                strides.clone());
    }

    /** Element {@code index} of {@code axis}, which disappears. */
    public View select(int axis, int index) {
        View one = slice(axis, index, 1);
        int[] extents = new int[rank() - 1];
        int[] kept = new int[rank() - 1];
        for (int from = 0, to = 0; from < rank(); from++) {
            if (from != axis) {
                extents[to] = one.extent(from);
                kept[to++] = strides[from];
            }
        }
        return new View(storage, one.offset, Shape.of(extents), kept);
    }

    /** This view with another shape of as many elements; the view must be dense. */
    public View reshape(Shape other) {
        if (!dense || other.size() != size()) {
            throw new IllegalArgumentException(
                    "can't see " + this + " as " + other + ": it must be dense and as large");
        }
        return dense(storage, offset, other);
    }

    /** This view with {@code axis} repeated {@code times}; the axis must have extent 1. */
    public View repeat(int axis, int times) {
        if (extent(axis) != 1) {
            throw new IllegalArgumentException("axis " + axis + " of " + shape + " is not 1");
        }
        int[] extents = shape.toArray();
        int[] repeated = strides.clone();
        extents[axis] = times;
        repeated[axis] = 0;
        return new View(storage, offset, Shape.of(extents), repeated);
    }

    /** This view with a new axis of extent 1 before {@code axis}. */
    public View insertAxis(int axis) {
        int[] extents = new int[rank() + 1];
        int[] widened = new int[rank() + 1];
        for (int to = 0, from = 0; to <= rank(); to++) {
            boolean inserted = to == axis;
            extents[to] = inserted ? 1 : extent(from);
            widened[to] = inserted ? 1 : strides[from];
            from += inserted ? 0 : 1;
        }
        return new View(storage, offset, Shape.of(extents), widened);
    }

    /** This view with two axes exchanged. */
    public View transpose(int first, int second) {
        int[] extents = shape.toArray();
        int[] swapped = strides.clone();
        extents[first] = extent(second);
        extents[second] = extent(first);
        swapped[first] = strides[second];
        swapped[second] = strides[first];
        return new View(storage, offset, Shape.of(extents), swapped);
    }

    @Override
    public String toString() {
        return "view "
                + shape
                + " at "
                + offset
                + (dense ? "" : " with strides " + java.util.Arrays.toString(strides));
    }
}
