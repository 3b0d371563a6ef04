package org.ntm4j.backend;

/** The LSTM cell; gates are {@code [B, 4H]} in the order i, f, g, o. */
final class ComposedCell {
    private final TensorBackend backend;

    ComposedCell(TensorBackend backend) {
        this.backend = backend;
    }

    private static View gate(View gates, int index) {
        int hidden = gates.extent(1) / 4;
        return gates.slice(1, index * hidden, hidden);
    }

    /** {@code c = σ(f)·cPrevious + σ(i)·tanh(g)}, {@code h = σ(o)·tanh(c)}. */
    void forward(View gates, View cPrevious, View c, View h) {
        View input = gate(gates, 0);
        View forget = gate(gates, 1);
        View candidate = gate(gates, 2);
        View output = gate(gates, 3);
        backend.unary(UnaryOp.SIGMOID, input, input);
        backend.unary(UnaryOp.SIGMOID, forget, forget);
        backend.unary(UnaryOp.TANH, candidate, candidate);
        backend.unary(UnaryOp.SIGMOID, output, output);
        try (Scratch scratch = new Scratch(backend)) {
            View kept = scratch.times(forget, cPrevious);
            View taken = scratch.times(input, candidate);
            scratch.binary(BinaryOp.ADD, kept, taken, c);
            scratch.binary(BinaryOp.MULTIPLY, output, scratch.unary(UnaryOp.TANH, c), h);
        }
    }

    void backward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious) {
        View input = gate(gates, 0);
        View forget = gate(gates, 1);
        View candidate = gate(gates, 2);
        View output = gate(gates, 3);
        try (Scratch scratch = new Scratch(backend)) {
            View squashed = scratch.unary(UnaryOp.TANH, c);
            View slope = ComposedActivations.slope(scratch, Activation.TANH, squashed);
            View throughHidden = scratch.times(scratch.times(dh, output), slope);
            View dCell = scratch.plus(dc, throughHidden);
            through(scratch, Activation.SIGMOID, scratch.times(dCell, candidate), gates, 0, dGates);
            through(scratch, Activation.SIGMOID, scratch.times(dCell, cPrevious), gates, 1, dGates);
            through(scratch, Activation.TANH, scratch.times(dCell, input), gates, 2, dGates);
            through(scratch, Activation.SIGMOID, scratch.times(dh, squashed), gates, 3, dGates);
            scratch.add(scratch.times(dCell, forget), dcPrevious);
        }
    }

    /** Adds the gradient of a gate, {@code dGate}, to that of its pre-activation. */
    private static void through(
            Scratch scratch,
            Activation activation,
            View dGate,
            View gates,
            int index,
            View dGates) {
        View slope = ComposedActivations.slope(scratch, activation, gate(gates, index));
        scratch.add(scratch.times(dGate, slope), gate(dGates, index));
    }
}
