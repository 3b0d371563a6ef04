package org.ntm4j.backend.reference;

/** {@code y = x·w + bias}; B rows, I inputs, O outputs. */
final class ReferenceLinear {
    private ReferenceLinear() {}

    /** {@code y(b,o) = bias(o) + Σ_i x(b,i)·w(i,o)}. */
    static void forward(DoubleTensor x, DoubleTensor w, DoubleTensor bias, DoubleTensor y) {
        for (int b = 0; b < y.extent(0); b++) {
            for (int o = 0; o < y.extent(1); o++) {
                double sum = bias.get(o);
                for (int i = 0; i < x.extent(1); i++) {
                    sum += x.get(b, i) * w.get(i, o);
                }
                y.set(b, o, sum);
            }
        }
    }

    /** {@code dx(b,i) += Σ_o dy(b,o)·w(i,o)}. */
    static void backwardInput(DoubleTensor dy, DoubleTensor w, DoubleTensor dx) {
        for (int b = 0; b < dx.extent(0); b++) {
            for (int i = 0; i < dx.extent(1); i++) {
                for (int o = 0; o < dy.extent(1); o++) {
                    dx.add(b, i, dy.get(b, o) * w.get(i, o));
                }
            }
        }
    }

    /** {@code dw(i,o) += Σ_b x(b,i)·dy(b,o)}, {@code dbias(o) += Σ_b dy(b,o)}. */
    static void backwardWeights(
            DoubleTensor x, DoubleTensor dy, DoubleTensor dw, DoubleTensor dbias) {
        for (int b = 0; b < dy.extent(0); b++) {
            for (int o = 0; o < dy.extent(1); o++) {
                dbias.add(o, dy.get(b, o));
                for (int i = 0; i < x.extent(1); i++) {
                    dw.add(i, o, x.get(b, i) * dy.get(b, o));
                }
            }
        }
    }
}
