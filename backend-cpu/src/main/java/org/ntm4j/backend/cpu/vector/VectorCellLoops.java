package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.kernel.CellLoops;
import org.ntm4j.backend.cpu.simd.VectorMath;

/** {@link CellLoops} with vectors of neighbouring units. */
final class VectorCellLoops implements CellLoops {
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
        FloatVector one = all(1f);
        int k = 0;
        for (; k <= hidden - COUNT; k += COUNT) {
            int at = gatesAt + k;
            int to = dGatesAt + k;
            FloatVector output = load(gates, at + 3 * hidden);
            FloatVector squashed = VectorMath.tanh(load(c, cAt + k));
            FloatVector dOut = load(dh, dhAt + k);
            FloatVector throughHidden = dOut.mul(output);
            FloatVector slope = squashed.neg().fma(squashed, one);
            FloatVector dCell = throughHidden.fma(slope, load(dc, dcAt + k));
            dOut.mul(squashed)
                    .mul(output)
                    .fma(one.sub(output), load(dGates, to + 3 * hidden))
                    .intoArray(dGates, to + 3 * hidden);
            FloatVector input = load(gates, at);
            FloatVector candidate = load(gates, at + 2 * hidden);
            dCell.mul(candidate)
                    .mul(input)
                    .fma(one.sub(input), load(dGates, to))
                    .intoArray(dGates, to);
            dCell.mul(input)
                    .fma(candidate.neg().fma(candidate, one), load(dGates, to + 2 * hidden))
                    .intoArray(dGates, to + 2 * hidden);
            FloatVector forget = load(gates, at + hidden);
            dCell.mul(load(cPrevious, cPreviousAt + k))
                    .mul(forget)
                    .fma(one.sub(forget), load(dGates, to + hidden))
                    .intoArray(dGates, to + hidden);
            dCell.fma(forget, load(dcPrevious, dcPreviousAt + k))
                    .intoArray(dcPrevious, dcPreviousAt + k);
        }
        for (; k < hidden; k++) {
            int at = gatesAt + k;
            int to = dGatesAt + k;
            float input = gates[at];
            float forget = gates[at + hidden];
            float candidate = gates[at + 2 * hidden];
            float output = gates[at + 3 * hidden];
            float squashed = (float) Math.tanh(c[cAt + k]);
            float dOut = dh[dhAt + k];
            float dCell = dc[dcAt + k] + dOut * output * (1 - squashed * squashed);
            dGates[to] += dCell * candidate * input * (1 - input);
            dGates[to + hidden] += dCell * cPrevious[cPreviousAt + k] * forget * (1 - forget);
            dGates[to + 2 * hidden] += dCell * input * (1 - candidate * candidate);
            dGates[to + 3 * hidden] += dOut * squashed * output * (1 - output);
            dcPrevious[dcPreviousAt + k] += dCell * forget;
        }
    }
}
