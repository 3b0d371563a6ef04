package org.ntm4j.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/**
 * A value on a {@link Tape}, with its gradient if it is differentiated.
 *
 * <p>Variables belong to the tape and are used again after {@link Tape#reset()}; parameters are
 * variables that live longer.
 */
public final class Var {
    private final View value;
    private @Nullable View gradient;
    private @Nullable Var saved;
    private boolean consumed;

    private final List<Var> reshaped = new ArrayList<>(0);
    private final List<Window> windows = new ArrayList<>(0);

    private record Window(int from, int length, Var var) {}

    /**
     * A variable over memory that the caller owns.
     *
     * @param value dense
     * @param gradient of the same shape, or null if nothing is differentiated with respect to this
     */
    public Var(View value, @Nullable View gradient) {
        this.value = value;
        this.gradient = gradient;
    }

    /** The value. */
    public View value() {
        return value;
    }

    /** The shape of the value. */
    public Shape shape() {
        return value.shape();
    }

    /** Extent {@code axis} of the shape. */
    public int extent(int axis) {
        return value.extent(axis);
    }

    /** Whether there is a gradient. */
    public boolean isDifferentiable() {
        return gradient != null;
    }

    /**
     * The gradient, which backward kernels add to.
     *
     * @throws IllegalStateException if there is none
     */
    public View gradient() {
        View present = gradient;
        if (present == null) {
            throw new IllegalStateException("a variable of shape " + shape() + " has no gradient");
        }
        return present;
    }

    /**
     * What the operation that made this variable keeps beside it: row norms {@code [B, N]} with a
     * memory, {@link org.ntm4j.tensor.AddressingPlanes} with a weighting.
     *
     * @throws IllegalStateException if it keeps nothing
     */
    public Var saved() {
        Var present = saved;
        if (present == null) {
            throw new IllegalStateException("nothing is kept with a variable of shape " + shape());
        }
        return present;
    }

    /** This variable as rows, {@code [first extent, the rest]}: the same memory. */
    public Var asRows() {
        int count = extent(0);
        return reshaped(count, count == 0 ? 0 : value.size() / count, Tape.NO_AXIS);
    }

    /** This variable as {@code [d0, d1]}, of as many elements: the same memory. */
    public Var reshaped(int d0, int d1) {
        return reshaped(d0, d1, Tape.NO_AXIS);
    }

    /** This variable as {@code [d0, d1, d2]}, of as many elements: the same memory. */
    public Var reshaped(int d0, int d1, int d2) {
        if (hasExtents(d0, d1, d2)) {
            return this;
        }
        for (int i = 0; i < reshaped.size(); i++) {
            if (reshaped.get(i).hasExtents(d0, d1, d2)) {
                return reshaped.get(i);
            }
        }
        Shape shape = d2 == Tape.NO_AXIS ? Shape.of(d0, d1) : Shape.of(d0, d1, d2);
        View shared = gradient;
        Var other = new Var(value.reshape(shape), shared == null ? null : shared.reshape(shape));
        reshaped.add(other);
        return other;
    }

    private boolean hasExtents(int d0, int d1, int d2) {
        int rank = d2 == Tape.NO_AXIS ? 2 : 3;
        return value.rank() == rank
                && extent(0) == d0
                && extent(1) == d1
                && (rank == 2 || extent(2) == d2);
    }

    /** Columns {@code from} to {@code from + length} of a variable of rank 2: the same memory. */
    public Var columns(int from, int length) {
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (window.from == from && window.length == length) {
                return window.var;
            }
        }
        View shared = gradient;
        Var window =
                new Var(
                        value.slice(1, from, length),
                        shared == null ? null : shared.slice(1, from, length));
        windows.add(new Window(from, length, window));
        return window;
    }

    /** Takes a gradient buffer; what was seen of the value together with another is forgotten. */
    void shareGradient(@Nullable View shared) {
        if (shared != gradient) {
            reshaped.clear();
            windows.clear();
        }
        gradient = shared;
    }

    void keep(Var kept) {
        saved = kept;
    }

    void setConsumed(boolean isConsumed) {
        consumed = isConsumed;
    }

    /**
     * @throws IllegalStateException if a write has replaced this memory: its gradient buffer now belongs
     *     to the successor
     */
    void requireCurrent() {
        if (consumed) {
            throw new IllegalStateException(
                    "this memory was written to; use what write() returned, or use the memory before it");
        }
    }
}
