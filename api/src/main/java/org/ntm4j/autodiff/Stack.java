package org.ntm4j.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/**
 * The rows of all time steps of an episode in one piece of memory: {@code [T·B, F]} as a whole, {@code
 * [B, F]} for a step. What is stacked can be multiplied at once when the episode is over, which is how
 * weight gradients cost one matrix product an episode.
 */
public final class Stack {
    private final TensorBackend backend;
    private final int rows;
    private final int columns;
    private final boolean withGradient;

    private @Nullable Storage values;
    private @Nullable Storage gradients;
    private int capacity;
    private int steps;
    private final List<Var> stepVars = new ArrayList<>();
    private final List<@Nullable Var> wholes = new ArrayList<>();

    Stack(TensorBackend backend, int rows, int columns, boolean withGradient) {
        this.backend = backend;
        this.rows = rows;
        this.columns = columns;
        this.withGradient = withGradient;
    }

    boolean holds(int otherRows, int otherColumns, boolean gradient) {
        return rows == otherRows && columns == otherColumns && withGradient == gradient;
    }

    void begin(int newSteps) {
        if (newSteps > capacity || values == null) {
            release();
            int most = Integer.MAX_VALUE / Math.max(1, rows * columns);
            capacity = Math.max(newSteps, Math.min(newSteps + newSteps / 2, most));
            gradients = withGradient ? backend.allocate(capacity * rows * columns) : null;
            values = backend.allocate(capacity * rows * columns);
        }
        steps = newSteps;
    }

    /** T: the number of steps. */
    public int steps() {
        return steps;
    }

    /** B: the rows of a step. */
    public int rows() {
        return rows;
    }

    /** F: the columns. */
    public int columns() {
        return columns;
    }

    /** The rows of step {@code t}, {@code [B, F]}. */
    public Var at(int t) {
        if (t < 0 || t >= steps) {
            throw new IndexOutOfBoundsException("step " + t + " of " + steps);
        }
        while (stepVars.size() <= t) {
            stepVars.add(window(stepVars.size() * rows * columns, Shape.of(rows, columns)));
        }
        return stepVars.get(t);
    }

    /** The rows of the {@code count} steps from {@code from} on, {@code [count·B, F]}: the same memory. */
    public Var range(int from, int count) {
        if (from < 0 || count < 0 || from > steps - count) {
            throw new IndexOutOfBoundsException(
                    count + " steps from step " + from + " on, of " + steps);
        }
        return window(from * rows * columns, Shape.of(count * rows, columns));
    }

    /** The rows of all steps, {@code [T·B, F]}. */
    public Var all() {
        while (wholes.size() <= steps) {
            wholes.add(null);
        }
        Var whole = wholes.get(steps);
        if (whole == null) {
            whole = window(0, Shape.of(steps * rows, columns));
            wholes.set(steps, whole);
        }
        return whole;
    }

    private Var window(int offset, Shape shape) {
        Storage valueStorage = values;
        if (valueStorage == null) {
            throw new IllegalStateException("the stack has not begun");
        }
        Storage gradientStorage = gradients;
        return new Var(
                View.dense(valueStorage, offset, shape),
                gradientStorage == null ? null : View.dense(gradientStorage, offset, shape));
    }

    void clearGradient() {
        if (withGradient && steps > 0) {
            backend.fill(all().gradient(), 0);
        }
    }

    void release() {
        if (values != null) {
            backend.release(values);
        }
        if (gradients != null) {
            backend.release(gradients);
        }
        values = null;
        gradients = null;
        capacity = 0;
        stepVars.clear();
        wholes.clear();
    }
}
