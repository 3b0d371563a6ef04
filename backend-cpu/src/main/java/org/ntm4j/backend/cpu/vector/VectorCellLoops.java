package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.whole;

import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.kernel.CellLoops;
import org.ntm4j.backend.cpu.simd.VectorMath;

/** {@link CellLoops} with vectors of neighbouring units. */
final class VectorCellLoops implements CellLoops {
    private float[] dCell = new float[0];
    private float[] squashed = new float[0];

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
        int k = 0;
        for (; k <= hidden - COUNT; k += COUNT) {
            int at = gatesAt + k;
            FloatVector candidate = load(gates, at + 2 * hidden);
            FloatVector kept = load(gates, at + hidden).mul(load(cPrevious, cPreviousAt + k));
            FloatVector cell = load(gates, at).fma(candidate, kept);
            cell.intoArray(c, cAt + k);
            load(gates, at + 3 * hidden).mul(VectorMath.tanh(cell)).intoArray(h, hAt + k);
        }
        for (; k < hidden; k++) {
            int at = gatesAt + k;
            float kept = gates[at + hidden] * cPrevious[cPreviousAt + k];
            float cell = gates[at] * gates[at + 2 * hidden] + kept;
            c[cAt + k] = cell;
            h[hAt + k] = gates[at + 3 * hidden] * (float) Math.tanh(cell);
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
        makeRoom(hidden);
        int whole = whole(hidden);
        squash(c, cAt, hidden);
        outputBackward(gates, gatesAt, dc, dcAt, dh, dhAt, dGates, dGatesAt, hidden);
        inputBackward(gates, gatesAt, dGates, dGatesAt, hidden);
        forgetBackward(
                gates,
                gatesAt,
                cPrevious,
                cPreviousAt,
                dGates,
                dGatesAt,
                dcPrevious,
                dcPreviousAt,
                hidden);
        for (int k = whole; k < hidden; k++) {
            int at = gatesAt + k;
            int to = dGatesAt + k;
            float input = gates[at];
            float forget = gates[at + hidden];
            float candidate = gates[at + 2 * hidden];
            float output = gates[at + 3 * hidden];
            float tanh = (float) Math.tanh(c[cAt + k]);
            float dOut = dh[dhAt + k];
            float d = dc[dcAt + k] + dOut * output * (1 - tanh * tanh);
            dGates[to] += d * candidate * input * (1 - input);
            dGates[to + hidden] += d * cPrevious[cPreviousAt + k] * forget * (1 - forget);
            dGates[to + 2 * hidden] += d * input * (1 - candidate * candidate);
            dGates[to + 3 * hidden] += dOut * tanh * output * (1 - output);
            dcPrevious[dcPreviousAt + k] += d * forget;
        }
    }

    private void makeRoom(int hidden) {
        if (dCell.length < hidden) {
            dCell = new float[hidden];
            squashed = new float[hidden];
        }
    }

    /** Leaves {@code tanh(c)} in {@link #squashed}. */
    private void squash(float[] c, int cAt, int hidden) {
        for (int k = 0; k <= hidden - COUNT; k += COUNT) {
            VectorMath.tanh(load(c, cAt + k)).intoArray(squashed, k);
        }
    }

    /** The output gate; leaves the gradient of the cell in {@link #dCell}. */
    private void outputBackward(
            float[] gates,
            int gatesAt,
            float[] dc,
            int dcAt,
            float[] dh,
            int dhAt,
            float[] dGates,
            int dGatesAt,
            int hidden) {
        FloatVector one = all(1f);
        int from = gatesAt + 3 * hidden;
        int to = dGatesAt + 3 * hidden;
        for (int k = 0; k <= hidden - COUNT; k += COUNT) {
            FloatVector output = load(gates, from + k);
            FloatVector tanh = load(squashed, k);
            FloatVector dOut = load(dh, dhAt + k).mul(output);
            FloatVector slope = tanh.neg().fma(tanh, one);
            dOut.fma(slope, load(dc, dcAt + k)).intoArray(dCell, k);
            dOut.mul(tanh).fma(one.sub(output), load(dGates, to + k)).intoArray(dGates, to + k);
        }
    }

    /** The input gate and the candidate. */
    private void inputBackward(
            float[] gates, int gatesAt, float[] dGates, int dGatesAt, int hidden) {
        FloatVector one = all(1f);
        int candidates = gatesAt + 2 * hidden;
        int dCandidates = dGatesAt + 2 * hidden;
        for (int k = 0; k <= hidden - COUNT; k += COUNT) {
            FloatVector input = load(gates, gatesAt + k);
            FloatVector candidate = load(gates, candidates + k);
            FloatVector through = load(dCell, k).mul(input);
            through.mul(candidate)
                    .fma(one.sub(input), load(dGates, dGatesAt + k))
                    .intoArray(dGates, dGatesAt + k);
            through.fma(candidate.neg().fma(candidate, one), load(dGates, dCandidates + k))
                    .intoArray(dGates, dCandidates + k);
        }
    }

    /** The forget gate and the cell before. */
    private void forgetBackward(
            float[] gates,
            int gatesAt,
            float[] cPrevious,
            int cPreviousAt,
            float[] dGates,
            int dGatesAt,
            float[] dcPrevious,
            int dcPreviousAt,
            int hidden) {
        FloatVector one = all(1f);
        int from = gatesAt + hidden;
        int to = dGatesAt + hidden;
        for (int k = 0; k <= hidden - COUNT; k += COUNT) {
            FloatVector forget = load(gates, from + k);
            FloatVector through = load(dCell, k).mul(forget);
            through.mul(load(cPrevious, cPreviousAt + k))
                    .fma(one.sub(forget), load(dGates, to + k))
                    .intoArray(dGates, to + k);
            load(dcPrevious, dcPreviousAt + k).add(through).intoArray(dcPrevious, dcPreviousAt + k);
        }
    }
}
