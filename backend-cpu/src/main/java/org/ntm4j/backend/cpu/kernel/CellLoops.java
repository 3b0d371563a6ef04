package org.ntm4j.backend.cpu.kernel;

/**
 * The LSTM cell of one sequence, behind its gates' functions. Gates are {@code [4H]}: i, f, g, o.
 */
public interface CellLoops {
    /** {@code c = f·cPrevious + i·g}, {@code h = o·tanh(c)}. */
    void forward(
            float[] gates,
            int gatesAt,
            float[] cPrevious,
            int cPreviousAt,
            float[] c,
            int cAt,
            float[] h,
            int hAt,
            int hidden);

    /** The backward pass, with respect to the gates' pre-activations and the cell state before. */
    void backward(
            float[] gates,
            int gatesAt,
            float[] cPrevious,
            int cPreviousAt,
            float[] c,
            int cAt,
            float[] dc,
            int dcAt,
            float[] dh,
            int dhAt,
            float[] dGates,
            int dGatesAt,
            float[] dcPrevious,
            int dcPreviousAt,
            int hidden);
}
