package org.ntm4j.backend;

/** The linear layer from matrix products. */
final class ComposedLinear {
    private final TensorBackend backend;

    ComposedLinear(TensorBackend backend) {
        this.backend = backend;
    }

    /** {@code y = x·w + bias}. */
    void forward(View x, View w, View bias, View y) {
        backend.copy(bias.insertAxis(0).repeat(0, y.extent(0)), y);
        backend.gemm(false, false, 1, x, w, 1, y);
    }

    /** {@code dx += dy·wᵀ}. */
    void backwardInput(View dy, View w, View dx) {
        backend.gemm(false, true, 1, dy, w, 1, dx);
    }

    /** {@code dw += xᵀ·dy}, {@code dbias += Σ_rows dy}. */
    void backwardWeights(View x, View dy, View dw, View dbias) {
        backend.gemm(true, false, 1, x, dy, 1, dw);
        try (Scratch scratch = new Scratch(backend)) {
            scratch.add(scratch.sum(dy, 0), dbias.insertAxis(0));
        }
    }
}
