package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.tensor.HeadLayout;

/** The functions of {@link HeadLayout} on one row {@code [P]}, region by region. */
public final class HeadFunctions {
    private final ElementLoops loops;

    /** The functions by these loops. */
    public HeadFunctions(Loops loops) {
        this.loops = loops.elements();
    }

    /** {@code heads = functions(raw)}. */
    public void forward(HeadLayout layout, float[] raw, int rawAt, float[] heads, int headsAt) {
        int sigmoids = layout.eraseVector(0);
        int strengths = layout.keyStrength(0);
        int sharpenings = layout.sharpening(0);
        loops.tanh(raw, rawAt, heads, headsAt, sigmoids);
        loops.sigmoid(raw, rawAt + sigmoids, heads, headsAt + sigmoids, strengths - sigmoids);
        loops.softplus(
                raw, rawAt + strengths, 0, heads, headsAt + strengths, sharpenings - strengths);
        loops.softplus(raw, rawAt + sharpenings, 1, heads, headsAt + sharpenings, layout.heads());
        for (int head = 0; head < layout.heads(); head++) {
            int at = layout.shiftWeighting(head);
            softmax(raw, rawAt + at, heads, headsAt + at, layout.shifts());
        }
    }

    /** {@code dRaw += dHeads · functions'}, the derivatives taken from the values. */
    public void backward(
            HeadLayout layout,
            float[] heads,
            int headsAt,
            float[] dHeads,
            int dHeadsAt,
            float[] dRaw,
            int dRawAt) {
        int sigmoids = layout.eraseVector(0);
        int strengths = layout.keyStrength(0);
        int sharpenings = layout.sharpening(0);
        loops.tanhBackward(heads, headsAt, dHeads, dHeadsAt, dRaw, dRawAt, sigmoids);
        loops.sigmoidBackward(
                heads,
                headsAt + sigmoids,
                dHeads,
                dHeadsAt + sigmoids,
                dRaw,
                dRawAt + sigmoids,
                strengths - sigmoids);
        loops.softplusBackward(
                heads,
                headsAt + strengths,
                0,
                dHeads,
                dHeadsAt + strengths,
                dRaw,
                dRawAt + strengths,
                sharpenings - strengths);
        loops.softplusBackward(
                heads,
                headsAt + sharpenings,
                1,
                dHeads,
                dHeadsAt + sharpenings,
                dRaw,
                dRawAt + sharpenings,
                layout.heads());
        for (int head = 0; head < layout.heads(); head++) {
            int at = layout.shiftWeighting(head);
            softmaxBackward(
                    heads, headsAt + at, dHeads, dHeadsAt + at, dRaw, dRawAt + at, layout.shifts());
        }
    }

    /** {@code y = softmax(x)} over {@code n} neighbours. */
    void softmax(float[] x, int xAt, float[] y, int yAt, int n) {
        float sum = loops.exp(x, xAt, 1, -loops.max(x, xAt, n), y, yAt, n);
        loops.scale(y, yAt, 1 / sum, n);
    }

    /** {@code dx += y·(dy − Σ y·dy)} over {@code n} neighbours. */
    void softmaxBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        float mean = loops.dot(y, yAt, dy, dyAt, n);
        loops.softmaxBackward(y, yAt, dy, dyAt, mean, dx, dxAt, n);
    }
}
