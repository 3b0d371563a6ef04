package org.ntm4j.backend.reference;

/** An LSTM cell without peepholes. Gates are {@code [B, 4H]} in the order i, f, g, o. */
final class ReferenceLstm {
    private ReferenceLstm() {}

    /** {@code c = σ(f)·cPrevious + σ(i)·tanh(g)}, {@code h = σ(o)·tanh(c)}. */
    static void forward(
            DoubleTensor gates, DoubleTensor cPrevious, DoubleTensor c, DoubleTensor h) {
        int hidden = c.extent(1);
        for (int b = 0; b < c.extent(0); b++) {
            for (int u = 0; u < hidden; u++) {
                double input = ReferencePrimitives.sigmoid(gates.get(b, u));
                double forget = ReferencePrimitives.sigmoid(gates.get(b, hidden + u));
                double candidate = Math.tanh(gates.get(b, 2 * hidden + u));
                double output = ReferencePrimitives.sigmoid(gates.get(b, 3 * hidden + u));
                double cell = forget * cPrevious.get(b, u) + input * candidate;
                gates.set(b, u, input);
                gates.set(b, hidden + u, forget);
                gates.set(b, 2 * hidden + u, candidate);
                gates.set(b, 3 * hidden + u, output);
                c.set(b, u, cell);
                h.set(b, u, output * Math.tanh(cell));
            }
        }
    }

    /** The gradient of {@link #forward} from activated gates. */
    static void backward(
            DoubleTensor gates,
            DoubleTensor cPrevious,
            DoubleTensor c,
            DoubleTensor dc,
            DoubleTensor dh,
            DoubleTensor dGates,
            DoubleTensor dcPrevious) {
        int hidden = c.extent(1);
        for (int b = 0; b < c.extent(0); b++) {
            for (int u = 0; u < hidden; u++) {
                double input = gates.get(b, u);
                double forget = gates.get(b, hidden + u);
                double candidate = gates.get(b, 2 * hidden + u);
                double output = gates.get(b, 3 * hidden + u);
                double squashed = Math.tanh(c.get(b, u));
                double dOutput = dh.get(b, u) * squashed;
                double dCell = dc.get(b, u) + dh.get(b, u) * output * (1 - squashed * squashed);
                double dForget = dCell * cPrevious.get(b, u);
                dGates.add(b, u, dCell * candidate * input * (1 - input));
                dGates.add(b, hidden + u, dForget * forget * (1 - forget));
                dGates.add(b, 2 * hidden + u, dCell * input * (1 - candidate * candidate));
                dGates.add(b, 3 * hidden + u, dOutput * output * (1 - output));
                dcPrevious.add(b, u, dCell * forget);
            }
        }
    }
}
