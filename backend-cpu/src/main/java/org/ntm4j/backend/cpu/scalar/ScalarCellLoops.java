package org.ntm4j.backend.cpu.scalar;

import org.ntm4j.backend.cpu.kernel.CellLoops;

/** {@link CellLoops} in plain Java. */
final class ScalarCellLoops implements CellLoops {
    @Override
    public void forward(
            float[] gates,
            int gatesAt,
            float[] cPrevious,
            int cPreviousAt,
            float[] c,
            int cAt,
            float[] h,
            int hAt,
            int hidden) {
        for (int k = 0; k < hidden; k++) {
            int at = gatesAt + k;
            float input = gates[at];
            float forget = gates[at + hidden];
            float candidate = gates[at + 2 * hidden];
            float output = gates[at + 3 * hidden];
            float cell = forget * cPrevious[cPreviousAt + k] + input * candidate;
            c[cAt + k] = cell;
            h[hAt + k] = output * (float) Math.tanh(cell);
        }
    }

    @Override
    public void backward(
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
            int hidden) {
        for (int k = 0; k < hidden; k++) {
            int at = gatesAt + k;
            float input = gates[at];
            float forget = gates[at + hidden];
            float candidate = gates[at + 2 * hidden];
            float output = gates[at + 3 * hidden];
            float squashed = (float) Math.tanh(c[cAt + k]);
            float dOut = dh[dhAt + k];
            float dCell = dc[dcAt + k] + dOut * output * (1 - squashed * squashed);
            int to = dGatesAt + k;
            dGates[to] += dCell * candidate * input * (1 - input);
            dGates[to + hidden] += dCell * cPrevious[cPreviousAt + k] * forget * (1 - forget);
            dGates[to + 2 * hidden] += dCell * input * (1 - candidate * candidate);
            dGates[to + 3 * hidden] += dOut * squashed * output * (1 - output);
            dcPrevious[dcPreviousAt + k] += dCell * forget;
        }
    }
}
