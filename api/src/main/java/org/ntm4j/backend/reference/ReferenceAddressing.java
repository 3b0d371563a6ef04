package org.ntm4j.backend.reference;

import static org.ntm4j.tensor.AddressingPlanes.CONTENT;
import static org.ntm4j.tensor.AddressingPlanes.INTERPOLATED;
import static org.ntm4j.tensor.AddressingPlanes.LOG_SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SIMILARITY;

import org.ntm4j.backend.FusedKernels;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/**
 * Addressing (paper, section 3.3, equations 5 to 9) by the heads of a group, one method an equation.
 *
 * @param memory {@code [B, M, N]}
 * @param norms smoothed norms of its rows, {@code [B, N]}
 * @param heads {@code [B, P]}
 * @param previous {@code [B, heads of the group, N]}
 * @param weighting {@code [B, heads of the group, N]}, written by {@link #forward}
 * @param planes {@code [B, heads of the group, COUNT, N]}, written by {@link #forward}
 */
record ReferenceAddressing(
        HeadLayout layout,
        HeadGroup group,
        DoubleTensor memory,
        DoubleTensor norms,
        DoubleTensor heads,
        DoubleTensor previous,
        DoubleTensor weighting,
        DoubleTensor planes) {

    /** All heads of the group in all sequences. */
    void forward() {
        for (int b = 0; b < memory.extent(0); b++) {
            for (int h = 0; h < layout.count(group); h++) {
                similarity(b, h);
                content(b, h);
                interpolate(b, h);
                shift(b, h);
                sharpen(b, h);
            }
        }
    }

    /** Equation 6: {@code K(i) = k·M(i) / (‖k‖·‖M(i)‖)}, with smoothed norms. */
    private void similarity(int b, int h) {
        double keyNorm = keyNorm(b, h);
        for (int i = 0; i < locations(); i++) {
            double product = 0;
            for (int m = 0; m < layout.memoryWidth(); m++) {
                product += key(b, h, m) * memory.get(b, m, i);
            }
            planes.set(b, h, SIMILARITY, i, product / (keyNorm * norms.get(b, i)));
        }
    }

    /** Equation 5: {@code w_c = softmax(β·K)}. */
    private void content(int b, int h) {
        double[] logits = new double[locations()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = keyStrength(b, h) * planes.get(b, h, SIMILARITY, i);
        }
        double[] content = ReferenceActivations.softmax(logits);
        for (int i = 0; i < content.length; i++) {
            planes.set(b, h, CONTENT, i, content[i]);
        }
    }

    /** Equation 7: {@code w_g = g·w_c + (1 − g)·w_{t−1}}. */
    private void interpolate(int b, int h) {
        double gate = gate(b, h);
        for (int i = 0; i < locations(); i++) {
            double content = planes.get(b, h, CONTENT, i);
            double interpolated = gate * content + (1 - gate) * previous.get(b, h, i);
            planes.set(b, h, INTERPOLATED, i, interpolated);
        }
    }

    /** Equation 8: {@code w̃(i) = Σ_k s(k)·w_g((i − offset(k)) mod N)}. */
    private void shift(int b, int h) {
        for (int i = 0; i < locations(); i++) {
            double sum = 0;
            for (int k = 0; k < layout.shifts(); k++) {
                sum += shiftWeight(b, h, k) * planes.get(b, h, INTERPOLATED, source(i, k));
            }
            planes.set(b, h, SHIFTED, i, sum);
        }
    }

    /** Equation 9: {@code w = w̃^γ / Σ w̃^γ = softmax(γ·ln(w̃ + SHARPENING_EPSILON))}. */
    private void sharpen(int b, int h) {
        double[] logits = new double[locations()];
        for (int i = 0; i < logits.length; i++) {
            double shifted = planes.get(b, h, SHIFTED, i);
            double logarithm = Math.log(shifted + FusedKernels.SHARPENING_EPSILON);
            planes.set(b, h, LOG_SHIFTED, i, logarithm);
            logits[i] = sharpening(b, h) * logarithm;
        }
        double[] sharpened = ReferenceActivations.softmax(logits);
        for (int i = 0; i < sharpened.length; i++) {
            weighting.set(b, h, i, sharpened[i]);
        }
    }

    /** N. */
    int locations() {
        return memory.extent(2);
    }

    /** The location whose weight shift {@code k} moves to location {@code i}. */
    int source(int i, int k) {
        return Math.floorMod(i - layout.shiftOffset(k), locations());
    }

    /** The column of {@code heads} that holds element {@code m} of the key of head {@code h}. */
    int keyColumn(int h, int m) {
        return layout.key(head(h)) + m;
    }

    /** The number in the layout of head {@code h} of the group. */
    int head(int h) {
        return layout.first(group) + h;
    }

    /** {@code k(m)}. */
    double key(int b, int h, int m) {
        return heads.get(b, keyColumn(h, m));
    }

    /** {@code √(‖k‖² + NORM_EPSILON)}. */
    double keyNorm(int b, int h) {
        double square = FusedKernels.NORM_EPSILON;
        for (int m = 0; m < layout.memoryWidth(); m++) {
            square += key(b, h, m) * key(b, h, m);
        }
        return Math.sqrt(square);
    }

    /** β. */
    double keyStrength(int b, int h) {
        return heads.get(b, layout.keyStrength(head(h)));
    }

    /** g. */
    double gate(int b, int h) {
        return heads.get(b, layout.interpolationGate(head(h)));
    }

    /** {@code s(k)}. */
    double shiftWeight(int b, int h, int k) {
        return heads.get(b, layout.shiftWeighting(head(h)) + k);
    }

    /** γ. */
    double sharpening(int b, int h) {
        return heads.get(b, layout.sharpening(head(h)));
    }
}
