package org.ntm4j.backend;

import java.util.Optional;

/**
 * The primitives that a backend must implement.
 *
 * <p><b>Contract.</b>
 *
 * <ul>
 *   <li>Row-major views of rank 0 to 4. Inputs may have any strides, 0 included (broadcasting);
 *       outputs never repeat elements. The caller guarantees that the extents fit.
 *   <li>An output may be exactly one of the inputs (same view) in {@link #unary}, {@link #binary} and
 *       {@link #copy}; any other overlap is the caller's mistake. {@link #gemm} and {@link #reduce}
 *       outputs overlap no input.
 *   <li>Extents of 0 are legal: nothing is read or written, but for {@link #reduce} over nothing and
 *       {@link #gemm} with an inner extent of 0, which have their mathematical value.
 *   <li>NaN and infinities propagate by IEEE 754; {@code beta = 0} means that the old contents are not
 *       read, so that a stale NaN has no effect.
 *   <li>Synchronous to the caller: {@link #download} sees every operation before it.
 *   <li>Deterministic: the same operations on the same values give the same bits on the same machine.
 *   <li>One thread at a time. A backend may be handed from thread to thread if the caller establishes
 *       a happens-before.
 *   <li>After {@link #close} every call but {@link #id}, {@link #description}, {@link #precision} and
 *       {@code close} throws {@link IllegalStateException}, {@link #kernels} and its kernels included;
 *       so does any use of a storage after its release, and a second release.
 *   <li>A storage of another backend, or an impossible argument: {@link IllegalArgumentException}.
 * </ul>
 */
public interface TensorBackend extends AutoCloseable {
    /** The id of the provider that opened this backend. */
    String id();

    /** Hardware, kernels and libraries in use, on one line. */
    String description();

    /** What an element is. */
    Precision precision();

    /**
     * New storage with undefined contents.
     *
     * @param size number of elements, at least 0
     * @throws org.ntm4j.error.NtmException {@code NTM-B010} if there is not enough memory
     */
    Storage allocate(int size);

    /** Gives storage back. */
    void release(Storage storage);

    /**
     * The number of elements allocated and not yet released: 0 when nothing leaks. Scratch that kernels
     * keep from call to call does not count.
     */
    long liveElements();

    /**
     * Copies {@code target.size()} numbers from the host, from {@code offset} on.
     *
     * @param target modified; dense
     */
    void upload(float[] source, int offset, View target);

    /** As {@link #upload(float[], int, View)} from doubles, rounded to the backend's precision. */
    void upload(double[] source, int offset, View target);

    /**
     * Waits for all work and copies the elements of a dense view to the host, from {@code offset} on.
     *
     * @param target modified; with a {@link Precision#FLOAT64} backend the values are rounded
     */
    void download(View source, float[] target, int offset);

    /** As {@link #download(View, float[], int)} to doubles, without loss. */
    void download(View source, double[] target, int offset);

    /**
     * Sets every element.
     *
     * @param target modified
     */
    void fill(View target, double value);

    /**
     * Copies element by element between views of the same shape, strided as they are.
     *
     * @param target modified
     */
    void copy(View source, View target);

    /**
     * {@code target = op(x)}.
     *
     * @param target modified; same shape as {@code x}
     */
    void unary(UnaryOp op, View x, View target);

    /**
     * {@code target = op(a, b)}.
     *
     * @param target modified; same shape as {@code a} and {@code b}
     */
    void binary(BinaryOp op, View a, View b, View target);

    /**
     * {@code target = op over the reduced axes of x}: those where {@code target} has extent 1.
     *
     * @param target modified; same rank as {@code x}; each extent that of {@code x}, or 1
     */
    void reduce(ReduceOp op, View x, View target);

    /**
     * {@code c = alpha · op(a) · op(b) + beta · c}, for each entry of a batch if the views have rank 3.
     * With {@code alpha = 0} it is left open whether a NaN in {@code a} or {@code b} comes through.
     *
     * @param transposeA whether {@code a} is read as its transpose: {@code [k, m]} instead of {@code
     *     [m, k]}
     * @param transposeB whether {@code b} is read as its transpose: {@code [n, k]} instead of {@code
     *     [k, n]}
     * @param a rank 2, or rank 3 with the batch first; innermost stride 1; the batch stride may
     *     be 0, a row stride not
     * @param b like {@code a}
     * @param beta 0 ignores the old {@code c}, NaN included
     * @param c modified; {@code [m, n]} or {@code [batch, m, n]}; innermost stride 1
     */
    void gemm(
            boolean transposeA,
            boolean transposeB,
            double alpha,
            View a,
            View b,
            double beta,
            View c);

    /** The coarse kernels: the backend's own, or {@link ComposedKernels}. Same object every time. */
    FusedKernels kernels();

    /**
     * What keeps work for repetition; empty, which is the default, if this backend gains nothing by that,
     * or has found out that it can't.
     */
    default Optional<WorkRecorder> recorder() {
        return Optional.empty();
    }

    /** Releases everything, recordings included. A second call does nothing. */
    @Override
    void close();
}
