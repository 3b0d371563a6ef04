package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.tensor.HeadLayout;

/**
 * The functions of {@link HeadLayout} on one row {@code [P]}, region by region. Loops compute several numbers at
 * once; here they compute beyond the end of a region, which the next region overwrites, on rows that are copied to
 * where there is room. Used by one thread at a time.
 */
public final class HeadFunctions {
    private final ElementLoops loops;
    private final Scratch from = new Scratch();
    private final Scratch to = new Scratch();

    /** The functions by these loops. */
    public HeadFunctions(Loops loops) {
        this.loops = loops.elements();
    }

    /** {@code n} or a little more: what costs no more than {@code n}. */
    private int whole(int n) {
        int lanes = loops.lanes();
        return (n + lanes - 1) / lanes * lanes;
    }

    private int room(HeadLayout layout) {
        return layout.width() + loops.lanes();
    }

    /** {@code heads = functions(raw)}; may be the same row. */
    public void forward(HeadLayout layout, float[] raw, int rawAt, float[] heads, int headsAt) {
        float[] x = from.atLeast(room(layout));
        float[] y = to.atLeast(room(layout));
        System.arraycopy(raw, rawAt, x, 0, layout.width());
        int sigmoids = layout.eraseVector(0);
        int strengths = layout.keyStrength(0);
        loops.tanh(x, 0, y, 0, whole(sigmoids));
        loops.sigmoid(x, sigmoids, y, sigmoids, whole(strengths - sigmoids));
        loops.softplus(x, strengths, 0, y, strengths, whole(2 * layout.heads()));
        for (int i = layout.sharpening(0); i < layout.shiftWeighting(0); i++) {
            y[i]++;
        }
        shiftWeightings(layout, x, y);
        System.arraycopy(y, 0, heads, headsAt, layout.width());
    }

    private void shiftWeightings(HeadLayout layout, float[] x, float[] y) {
        int n = layout.shifts();
        int first = layout.shiftWeighting(0);
        for (int at = first; at < layout.width(); at += n) {
            float largest = x[at];
            for (int k = at + 1; k < at + n; k++) {
                largest = Math.max(largest, x[k]);
            }
            for (int k = at; k < at + n; k++) {
                x[k] -= largest;
            }
        }
        loops.exp(x, first, 1, 0, y, first, whole(layout.width() - first));
        for (int at = first; at < layout.width(); at += n) {
            float sum = 0;
            for (int k = at; k < at + n; k++) {
                sum += y[k];
            }
            float factor = 1 / sum;
            for (int k = at; k < at + n; k++) {
                y[k] *= factor;
            }
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
        float[] y = from.atLeast(room(layout));
        float[] slopes = to.atLeast(room(layout));
        System.arraycopy(heads, headsAt, y, 0, layout.width());
        int sigmoids = layout.eraseVector(0);
        int strengths = layout.keyStrength(0);
        int first = layout.shiftWeighting(0);
        for (int i = layout.sharpening(0); i < first; i++) {
            y[i]--;
        }
        loops.tanhSlopes(y, 0, slopes, 0, whole(sigmoids));
        loops.sigmoidSlopes(y, sigmoids, slopes, sigmoids, whole(strengths - sigmoids));
        loops.softplusSlopes(y, strengths, slopes, strengths, whole(2 * layout.heads()));
        loops.addProducts(slopes, 0, dHeads, dHeadsAt, dRaw, dRawAt, first);
        for (int at = first; at < layout.width(); at += layout.shifts()) {
            float mean = 0;
            for (int k = at; k < at + layout.shifts(); k++) {
                mean += y[k] * dHeads[dHeadsAt + k];
            }
            for (int k = at; k < at + layout.shifts(); k++) {
                dRaw[dRawAt + k] += y[k] * (dHeads[dHeadsAt + k] - mean);
            }
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
