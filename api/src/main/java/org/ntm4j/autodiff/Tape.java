package org.ntm4j.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.Shape;

/**
 * Records the operations of one episode and replays them backwards.
 *
 * <p>The life of an episode: {@link #reset()}, operations through {@link #ops()}, {@link #backward()}.
 * A tape that doesn't record ({@link #forInference}) computes values only. All memory is kept from
 * episode to episode, and given back by {@link #close()}.
 *
 * <p>Not thread-safe, like the backend below it.
 */
public final class Tape implements AutoCloseable {
    static final int NO_AXIS = -1;

    private final TensorBackend backend;
    private final boolean recording;
    private final Ops ops;

    private final List<VarPool> varPools = new ArrayList<>();
    private final List<Stack> stacks = new ArrayList<>();
    private final List<Boolean> stackInUse = new ArrayList<>();
    private final List<NodePool<?>> nodePools = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    private Tape(TensorBackend backend, boolean recording) {
        this.backend = backend;
        this.recording = recording;
        this.ops = new Ops(this);
    }

    /** A tape that records, for training. */
    public static Tape forTraining(TensorBackend backend) {
        return new Tape(backend, true);
    }

    /** A tape that computes values only. */
    public static Tape forInference(TensorBackend backend) {
        return new Tape(backend, false);
    }

    /** The backend that computes. */
    TensorBackend backend() {
        return backend;
    }

    /** The backend's kernels. */
    FusedKernels kernels() {
        return backend.kernels();
    }

    /** The operations that can be recorded. */
    public Ops ops() {
        return ops;
    }

    /** Whether the backend computes an episode of that plan as a whole, by {@link Ops#episode}. */
    public boolean offers(EpisodePlan plan) {
        return kernels().episodes(plan).isPresent();
    }

    /** Whether operations are recorded, so that {@link #backward()} works. */
    public boolean isRecording() {
        return recording;
    }

    /** A variable {@code [d0, d1]} with undefined value, differentiated if the tape records. */
    public Var variable(int d0, int d1) {
        return take(d0, d1, NO_AXIS, NO_AXIS, recording);
    }

    /** A variable {@code [d0, d1, d2]} with undefined value, differentiated if the tape records. */
    public Var variable(int d0, int d1, int d2) {
        return take(d0, d1, d2, NO_AXIS, recording);
    }

    /** A variable {@code [d0, d1]} with undefined value that is never differentiated. */
    public Var constant(int d0, int d1) {
        return take(d0, d1, NO_AXIS, NO_AXIS, false);
    }

    /** A variable {@code [d0, d1, d2]} with undefined value that is never differentiated. */
    public Var constant(int d0, int d1, int d2) {
        return take(d0, d1, d2, NO_AXIS, false);
    }

    /** A variable {@code [d0, d1, d2, d3]} with undefined value that is never differentiated. */
    public Var constant(int d0, int d1, int d2, int d3) {
        return take(d0, d1, d2, d3, false);
    }

    private Var take(int d0, int d1, int d2, int d3, boolean gradient) {
        for (int i = 0; i < varPools.size(); i++) {
            VarPool pool = varPools.get(i);
            if (pool.holds(d0, d1, d2, d3, gradient)) {
                return pool.next();
            }
        }
        VarPool pool = new VarPool(backend, shape(d0, d1, d2, d3), gradient);
        varPools.add(pool);
        return pool.next();
    }

    private static Shape shape(int d0, int d1, int d2, int d3) {
        if (d2 == NO_AXIS) {
            return Shape.of(d0, d1);
        }
        return d3 == NO_AXIS ? Shape.of(d0, d1, d2) : Shape.of(d0, d1, d2, d3);
    }

    /** A stack for {@code steps} steps of {@code [rows, columns]}, differentiated if the tape records. */
    public Stack stack(int steps, int rows, int columns) {
        return takeStack(steps, rows, columns, recording);
    }

    /** A stack that is never differentiated. */
    public Stack constantStack(int steps, int rows, int columns) {
        return takeStack(steps, rows, columns, false);
    }

    private Stack takeStack(int steps, int rows, int columns, boolean gradient) {
        for (int i = 0; i < stacks.size(); i++) {
            if (!stackInUse.get(i) && stacks.get(i).holds(rows, columns, gradient)) {
                return begin(i, steps);
            }
        }
        stacks.add(new Stack(backend, rows, columns, gradient));
        stackInUse.add(false);
        return begin(stacks.size() - 1, steps);
    }

    private Stack begin(int index, int steps) {
        stackInUse.set(index, true);
        Stack stack = stacks.get(index);
        stack.begin(steps);
        return stack;
    }

    /**
     * A variable with the value of another, which may be of another tape; differentiated if this tape records.
     * Not recorded: no gradient goes to {@code source}.
     *
     * @param source dense, of rank 2 or 3
     */
    public Var copyOf(Var source) {
        int d2 = source.value().rank() == 2 ? NO_AXIS : source.extent(2);
        Var copy = take(source.extent(0), source.extent(1), d2, NO_AXIS, recording);
        backend.copy(source.value(), copy.value());
        return copy;
    }

    /**
     * Sets the value of a variable to the gradient of another, as it is now; either may be of another tape.
     *
     * @param source differentiated
     * @param target of the same shape; overwritten
     */
    public void copyGradient(Var source, Var target) {
        backend.copy(source.gradient(), target.value());
    }

    /**
     * Sets a variable from the host.
     *
     * @param source elements from {@code offset} on
     * @param target dense; modified
     */
    public void upload(float[] source, int offset, Var target) {
        backend.upload(source, offset, target.value());
    }

    /**
     * Waits for the backend and copies a variable to the host.
     *
     * @param source dense
     * @param target modified from element 0 on
     */
    public void download(Var source, float[] target) {
        backend.download(source.value(), target, 0);
    }

    <T extends Node> NodePool<T> register(NodePool<T> pool) {
        nodePools.add(pool);
        return pool;
    }

    void record(Node node) {
        if (recording) {
            nodes.add(node);
        }
    }

    /**
     * Clears the gradients of all variables of this episode, then walks the operations backwards.
     * Gradients of parameters are added to, not cleared.
     *
     * @throws IllegalStateException if the tape does not record
     */
    public void backward() {
        if (!recording) {
            throw new IllegalStateException("this tape does not record");
        }
        for (int i = 0; i < varPools.size(); i++) {
            varPools.get(i).clearGradients();
        }
        for (int i = 0; i < stacks.size(); i++) {
            if (stackInUse.get(i)) {
                stacks.get(i).clearGradient();
            }
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).backward();
        }
    }

    /** Forgets the episode; its variables will be used again. */
    public void reset() {
        nodes.clear();
        for (int i = 0; i < varPools.size(); i++) {
            varPools.get(i).reset();
        }
        for (int i = 0; i < stacks.size(); i++) {
            stackInUse.set(i, false);
        }
        for (int i = 0; i < nodePools.size(); i++) {
            nodePools.get(i).reset();
        }
    }

    /** Gives all memory back to the backend. */
    @Override
    public void close() {
        reset();
        varPools.forEach(VarPool::release);
        varPools.clear();
        stacks.forEach(Stack::release);
        stacks.clear();
        stackInUse.clear();
    }
}
