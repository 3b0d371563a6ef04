package org.ntm4j.memory;

import java.util.Arrays;
import org.ntm4j.tensor.HeadLayout;

/**
 * What a controller emits to make heads do what is wanted: the numbers before their functions. Unset,
 * a head keeps its weighting: gate 0, no shift, sharpening 1; and a write head changes nothing.
 */
final class HeadSettings {
    /** So far out that a sigmoid is exactly 0 or 1, and a softmax exactly one-hot. */
    private static final double FAR = 1_000;

    private final HeadLayout layout;
    private final double[] raw;

    HeadSettings(HeadLayout layout) {
        this.layout = layout;
        raw = new double[layout.width()];
        for (int head = 0; head < layout.heads(); head++) {
            gate(head, 0).shift(head, 0).sharpening(head, 1);
        }
        for (int writeHead = 0; writeHead < layout.writeHeads(); writeHead++) {
            erase(writeHead, new double[layout.memoryWidth()]);
        }
    }

    double[] raw() {
        return raw.clone();
    }

    /** Through tanh: elements in (−1, 1). */
    HeadSettings key(int head, double... key) {
        return tanh(layout.key(head), key);
    }

    HeadSettings add(int writeHead, double... vector) {
        return tanh(layout.addVector(writeHead), vector);
    }

    private HeadSettings tanh(int start, double... values) {
        for (int m = 0; m < values.length; m++) {
            raw[start + m] = 0.5 * Math.log((1 + values[m]) / (1 - values[m]));
        }
        return this;
    }

    /** Through a sigmoid: elements in [0, 1]. */
    HeadSettings erase(int writeHead, double... vector) {
        for (int m = 0; m < vector.length; m++) {
            raw[layout.eraseVector(writeHead) + m] = logit(vector[m]);
        }
        return this;
    }

    HeadSettings gate(int head, double gate) {
        raw[layout.interpolationGate(head)] = logit(gate);
        return this;
    }

    private static double logit(double p) {
        if (p == 0 || p == 1) {
            return p == 0 ? -FAR : FAR;
        }
        return Math.log(p / (1 - p));
    }

    /** Through softplus: above 0. */
    HeadSettings strength(int head, double beta) {
        raw[layout.keyStrength(head)] = inverseSoftplus(beta);
        return this;
    }

    /** Through 1 + softplus: at least 1. */
    HeadSettings sharpening(int head, double gamma) {
        raw[layout.sharpening(head)] = gamma == 1 ? -FAR : inverseSoftplus(gamma - 1);
        return this;
    }

    private static double inverseSoftplus(double y) {
        return y + Math.log(-Math.expm1(-y));
    }

    /** All of the shift weighting on one offset. */
    HeadSettings shift(int head, int offset) {
        double[] weights = new double[layout.shifts()];
        weights[offset + (layout.shifts() - 1) / 2] = 1;
        return shifts(head, weights);
    }

    /** Through a softmax: the shift weighting itself, from the lowest offset to the highest. */
    HeadSettings shifts(int head, double... weights) {
        int start = layout.shiftWeighting(head);
        Arrays.setAll(weights, k -> raw[start + k] = weights[k] == 0 ? -FAR : Math.log(weights[k]));
        return this;
    }

    /** Finds the row most like the key and goes there, whatever the weighting before. */
    HeadSettings find(int head, double... key) {
        return key(head, key).strength(head, FAR).gate(head, 1).sharpening(head, FAR);
    }
}
