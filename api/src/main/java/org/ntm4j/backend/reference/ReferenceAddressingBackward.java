package org.ntm4j.backend.reference;

import static org.ntm4j.tensor.AddressingPlanes.CONTENT;
import static org.ntm4j.tensor.AddressingPlanes.INTERPOLATED;
import static org.ntm4j.tensor.AddressingPlanes.LOG_SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SIMILARITY;

import org.ntm4j.backend.FusedKernels;
import org.ntm4j.tensor.HeadLayout;

/**
 * The gradients of equations 9 to 5, in this order, one method an equation. Each takes the gradient of
 * what its equation makes and returns that of what the equation is made from.
 *
 * @param at what addressing was given and left behind
 * @param dWeighting {@code [B, heads of the group, N]}
 * @param dMemory {@code [B, M, N]}, added to
 * @param dHeads {@code [B, P]}, added to
 * @param dPrevious {@code [B, heads of the group, N]}, added to
 */
record ReferenceAddressingBackward(
        ReferenceAddressing at,
        DoubleTensor dWeighting,
        DoubleTensor dMemory,
        DoubleTensor dHeads,
        DoubleTensor dPrevious) {

    /** All heads of the group in all sequences. */
    void run() {
        for (int b = 0; b < at.memory().extent(0); b++) {
            for (int h = 0; h < layout().count(at.group()); h++) {
                double[] dShifted = sharpen(b, h);
                double[] dInterpolated = shift(b, h, dShifted);
                double[] dContent = interpolate(b, h, dInterpolated);
                double[] dSimilarity = content(b, h, dContent);
                similarity(b, h, dSimilarity);
            }
        }
    }

    private HeadLayout layout() {
        return at.layout();
    }

    /** Equation 9, through the softmax of {@code γ·ln(w̃ + ε)}; gives {@code dγ}. */
    private double[] sharpen(int b, int h) {
        int locations = at.locations();
        double[] weighting = new double[locations];
        double[] d = new double[locations];
        for (int i = 0; i < locations; i++) {
            weighting[i] = at.weighting().get(b, h, i);
            d[i] = dWeighting.get(b, h, i);
        }
        double[] dLogits = ReferenceActivations.softmaxBackward(weighting, d);
        double[] dShifted = new double[locations];
        double dSharpening = 0;
        for (int i = 0; i < locations; i++) {
            double shifted = at.planes().get(b, h, SHIFTED, i);
            dSharpening += dLogits[i] * at.planes().get(b, h, LOG_SHIFTED, i);
            dShifted[i] =
                    dLogits[i] * at.sharpening(b, h) / (shifted + FusedKernels.SHARPENING_EPSILON);
        }
        dHeads.add(b, layout().sharpening(at.head(h)), dSharpening);
        return dShifted;
    }

    /** Equation 8; gives {@code ds}. */
    private double[] shift(int b, int h, double[] dShifted) {
        double[] dInterpolated = new double[at.locations()];
        for (int k = 0; k < layout().shifts(); k++) {
            double dWeight = 0;
            for (int i = 0; i < dShifted.length; i++) {
                int source = at.source(i, k);
                dWeight += dShifted[i] * at.planes().get(b, h, INTERPOLATED, source);
                dInterpolated[source] += dShifted[i] * at.shiftWeight(b, h, k);
            }
            dHeads.add(b, layout().shiftWeighting(at.head(h)) + k, dWeight);
        }
        return dInterpolated;
    }

    /** Equation 7; gives {@code dg} and the gradient of the previous weighting. */
    private double[] interpolate(int b, int h, double[] dInterpolated) {
        double gate = at.gate(b, h);
        double[] dContent = new double[dInterpolated.length];
        double dGate = 0;
        for (int i = 0; i < dContent.length; i++) {
            double content = at.planes().get(b, h, CONTENT, i);
            dGate += dInterpolated[i] * (content - at.previous().get(b, h, i));
            dPrevious.add(b, h, i, dInterpolated[i] * (1 - gate));
            dContent[i] = dInterpolated[i] * gate;
        }
        dHeads.add(b, layout().interpolationGate(at.head(h)), dGate);
        return dContent;
    }

    /** Equation 5; gives {@code dβ}. */
    private double[] content(int b, int h, double[] dContent) {
        double[] content = new double[dContent.length];
        for (int i = 0; i < content.length; i++) {
            content[i] = at.planes().get(b, h, CONTENT, i);
        }
        double[] dLogits = ReferenceActivations.softmaxBackward(content, dContent);
        double[] dSimilarity = new double[content.length];
        double dStrength = 0;
        for (int i = 0; i < content.length; i++) {
            dStrength += dLogits[i] * at.planes().get(b, h, SIMILARITY, i);
            dSimilarity[i] = dLogits[i] * at.keyStrength(b, h);
        }
        dHeads.add(b, layout().keyStrength(at.head(h)), dStrength);
        return dSimilarity;
    }

    /**
     * Equation 6, norms included: {@code ∂K/∂k(m) = M(i,m) / (‖k‖‖M(i)‖) − K·k(m) / ‖k‖²}, and the same
     * with key and row exchanged.
     */
    private void similarity(int b, int h, double[] dSimilarity) {
        double keyNorm = at.keyNorm(b, h);
        for (int i = 0; i < dSimilarity.length; i++) {
            double rowNorm = at.norms().get(b, i);
            double similarity = at.planes().get(b, h, SIMILARITY, i);
            for (int m = 0; m < layout().memoryWidth(); m++) {
                double key = at.key(b, h, m);
                double row = at.memory().get(b, m, i);
                double byKey = row / (keyNorm * rowNorm) - similarity * key / (keyNorm * keyNorm);
                double byRow = key / (keyNorm * rowNorm) - similarity * row / (rowNorm * rowNorm);
                dHeads.add(b, at.keyColumn(h, m), dSimilarity[i] * byKey);
                dMemory.add(b, m, i, dSimilarity[i] * byRow);
            }
        }
    }
}
