package org.ntm4j.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/**
 * Variables of one shape, handed out in turn and taken back all at once. Memory is allocated in chunks
 * of several variables, so that the gradients of a chunk are cleared by one call.
 */
final class VarPool {
    private static final int CHUNK = 16;

    private final TensorBackend backend;
    private final Shape shape;
    private final boolean withGradient;
    private final List<Var> vars = new ArrayList<>();
    private final List<View> gradientChunks = new ArrayList<>();
    private final List<Storage> storages = new ArrayList<>();
    private int used;

    VarPool(TensorBackend backend, Shape shape, boolean withGradient) {
        this.backend = backend;
        this.shape = shape;
        this.withGradient = withGradient;
    }

    boolean holds(int d0, int d1, int d2, int d3, boolean gradient) {
        return gradient == withGradient
                && extentOrZero(0) == d0
                && extentOrZero(1) == d1
                && extentOrZero(2) == d2
                && extentOrZero(3) == d3;
    }

    private int extentOrZero(int axis) {
        return axis < shape.rank() ? shape.extent(axis) : Tape.NO_AXIS;
    }

    Var next() {
        if (used == vars.size()) {
            grow();
        }
        return vars.get(used++);
    }

    private void grow() {
        int size = shape.size();
        Storage values = allocate(size * CHUNK);
        @Nullable Storage gradients = withGradient ? allocate(size * CHUNK) : null;
        if (gradients != null) {
            gradientChunks.add(View.dense(gradients, 0, Shape.of(size * CHUNK)));
        }
        for (int i = 0; i < CHUNK; i++) {
            vars.add(
                    new Var(
                            View.dense(values, i * size, shape),
                            gradients == null ? null : View.dense(gradients, i * size, shape)));
        }
    }

    private Storage allocate(int size) {
        Storage storage = backend.allocate(size);
        storages.add(storage);
        return storage;
    }

    void clearGradients() {
        int chunks = (used + CHUNK - 1) / CHUNK;
        for (int i = 0; i < chunks && i < gradientChunks.size(); i++) {
            backend.fill(gradientChunks.get(i), 0);
        }
    }

    void reset() {
        for (int i = 0; i < used; i++) {
            vars.get(i).setConsumed(false);
            if (!withGradient) {
                vars.get(i).shareGradient(null);
            }
        }
        used = 0;
    }

    void release() {
        storages.forEach(backend::release);
        storages.clear();
    }
}
