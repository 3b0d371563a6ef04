package org.ntm4j.backend;

/** Squashing functions and softmax. */
final class ComposedActivations {
    private final TensorBackend backend;

    ComposedActivations(TensorBackend backend) {
        this.backend = backend;
    }

    /** {@code y = activation(x)}. */
    void forward(Activation activation, View x, View y) {
        backend.unary(function(activation), x, y);
    }

    private static UnaryOp function(Activation activation) {
        return switch (activation) {
            case TANH -> UnaryOp.TANH;
            case SIGMOID -> UnaryOp.SIGMOID;
        };
    }

    /** {@code dx += dy · activation'}. */
    void backward(Activation activation, View y, View dy, View dx) {
        try (Scratch scratch = new Scratch(backend)) {
            scratch.add(scratch.times(dy, slope(scratch, activation, y)), dx);
        }
    }

    /** The derivative where the function has the value {@code y}. */
    static View slope(Scratch scratch, Activation activation, View y) {
        return switch (activation) {
            case TANH -> scratch.minus(1, scratch.unary(UnaryOp.SQUARE, y));
            case SIGMOID -> scratch.times(y, scratch.minus(1, y));
        };
    }

    /** Softmax of each row. */
    void softmax(View x, View y) {
        try (Scratch scratch = new Scratch(backend)) {
            softmax(backend, scratch, x, y);
        }
    }

    /** {@code y = softmax(x)} along the innermost axis, the maximum subtracted. */
    static void softmax(TensorBackend backend, Scratch scratch, View x, View y) {
        int axis = x.rank() - 1;
        scratch.binary(BinaryOp.SUBTRACT, x, scratch.reduce(ReduceOp.MAX, x, axis), y);
        backend.unary(UnaryOp.EXP, y, y);
        scratch.binary(BinaryOp.DIVIDE, y, scratch.sum(y, axis), y);
    }

    /** {@code dx += y · (dy − Σ y·dy)} in each row. */
    void softmaxBackward(View y, View dy, View dx) {
        try (Scratch scratch = new Scratch(backend)) {
            scratch.add(softmaxBackward(scratch, y, dy), dx);
        }
    }

    /** {@code y · (dy − Σ y·dy)} along the innermost axis. */
    static View softmaxBackward(Scratch scratch, View y, View dy) {
        View mean = scratch.sum(scratch.times(y, dy), y.rank() - 1);
        return scratch.times(y, scratch.minus(dy, mean));
    }
}
