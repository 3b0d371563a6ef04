package org.ntm4j.backend.reference;

import org.ntm4j.backend.Activation;
import org.ntm4j.tensor.HeadLayout;

/** The functions that turn a row of the controller's emission into head parameters (section 3.3). */
final class ReferenceHeads {
    private final HeadLayout layout;

    ReferenceHeads(HeadLayout layout) {
        this.layout = layout;
    }

    /** Every column of {@code [B, P]} through the function of its region. */
    void forward(DoubleTensor raw, DoubleTensor heads) {
        for (int b = 0; b < raw.extent(0); b++) {
            for (int p = 0; p < layout.shiftWeighting(0); p++) {
                heads.set(b, p, value(p, raw.get(b, p)));
            }
            for (int head = 0; head < layout.heads(); head++) {
                double[] shifts =
                        ReferenceActivations.softmax(row(raw, b, layout.shiftWeighting(head)));
                for (int k = 0; k < layout.shifts(); k++) {
                    heads.set(b, layout.shiftWeighting(head) + k, shifts[k]);
                }
            }
        }
    }

    /** Adds to {@code dRaw} the gradient through the values {@code heads}. */
    void backward(DoubleTensor heads, DoubleTensor dHeads, DoubleTensor dRaw) {
        for (int b = 0; b < heads.extent(0); b++) {
            for (int p = 0; p < layout.shiftWeighting(0); p++) {
                dRaw.add(b, p, dHeads.get(b, p) * slope(p, heads.get(b, p)));
            }
            for (int head = 0; head < layout.heads(); head++) {
                int start = layout.shiftWeighting(head);
                double[] dLogits =
                        ReferenceActivations.softmaxBackward(
                                row(heads, b, start), row(dHeads, b, start));
                for (int k = 0; k < layout.shifts(); k++) {
                    dRaw.add(b, start + k, dLogits[k]);
                }
            }
        }
    }

    /** tanh, then sigmoid, then softplus, then 1 + softplus, by the region of column {@code p}. */
    private double value(int p, double x) {
        if (p < layout.eraseVector(0)) {
            return ReferenceActivations.value(Activation.TANH, x);
        }
        if (p < layout.keyStrength(0)) {
            return ReferenceActivations.value(Activation.SIGMOID, x);
        }
        if (p < layout.sharpening(0)) {
            return ReferencePrimitives.softplus(x);
        }
        return 1 + ReferencePrimitives.softplus(x);
    }

    /** The derivative from the value; that of softplus is {@code σ(x) = 1 − e^-softplus(x)}. */
    private double slope(int p, double value) {
        if (p < layout.eraseVector(0)) {
            return ReferenceActivations.derivative(Activation.TANH, value);
        }
        if (p < layout.keyStrength(0)) {
            return ReferenceActivations.derivative(Activation.SIGMOID, value);
        }
        if (p < layout.sharpening(0)) {
            return -Math.expm1(-value);
        }
        return -Math.expm1(1 - value);
    }

    private double[] row(DoubleTensor tensor, int b, int start) {
        double[] row = new double[layout.shifts()];
        for (int k = 0; k < row.length; k++) {
            row[k] = tensor.get(b, start + k);
        }
        return row;
    }
}
