package org.ntm4j.backend.contract.broken;

import static org.ntm4j.tensor.AddressingPlanes.INTERPOLATED;
import static org.ntm4j.tensor.AddressingPlanes.LOG_SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SHIFTED;

import java.util.List;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** Addressing that is wrong: shifts, sharpening and cosine similarity as implementations get them. */
final class AddressingDefects {
    private static final String KERNELS = "fused kernels";
    private static final double EPSILON = FusedKernels.SHARPENING_EPSILON;

    private AddressingDefects() {}

    static List<Defect> all() {
        return List.of(
                shifting("shift off by one", 1, true, EPSILON, KERNELS),
                shifting("shift not circular", 0, false, EPSILON, KERNELS),
                shifting("sharpening without its epsilon", 0, true, 0, KERNELS),
                shifting("sharpening without its epsilon", 0, true, 0, "extreme inputs"),
                norms("norms without their epsilon", KERNELS, "rowNorms (memory"),
                norms("norms without their epsilon", "extreme inputs", "address: finite"));
    }

    private static Defect shifting(
            String name, int error, boolean circular, double epsilon, String topic) {
        return Defect.ofKernels(
                name,
                topic,
                "address",
                (backend, kernels) -> new Shifting(backend, kernels, error, circular, epsilon));
    }

    /** Equations 8 and 9 made anew from the interpolated weighting. */
    private static final class Shifting extends DelegatingKernels {
        private final TensorBackend backend;
        private final int error;
        private final boolean circular;
        private final double epsilon;

        Shifting(
                TensorBackend backend,
                FusedKernels kernels,
                int error,
                boolean circular,
                double epsilon) {
            super(kernels);
            this.backend = backend;
            this.error = error;
            this.circular = circular;
            this.epsilon = epsilon;
        }

        @Override
        public void address(
                HeadLayout layout,
                HeadGroup group,
                View memory,
                View norms,
                View heads,
                View previous,
                View weighting,
                View planes) {
            super.address(layout, group, memory, norms, heads, previous, weighting, planes);
            double[] parameters = Host.read(backend, heads);
            for (int b = 0; b < memory.extent(0); b++) {
                for (int h = 0; h < layout.count(group); h++) {
                    int row = b * layout.width();
                    int head = layout.first(group) + h;
                    View of = planes.select(0, b).select(0, h);
                    double[] shift =
                            java.util.Arrays.copyOfRange(
                                    parameters,
                                    row + layout.shiftWeighting(head),
                                    row + layout.shiftWeighting(head) + layout.shifts());
                    shift(layout, shift, of);
                    double sharpening = parameters[row + layout.sharpening(head)];
                    sharpen(sharpening, of, weighting.select(0, b).select(0, h));
                }
            }
        }

        private void shift(HeadLayout layout, double[] shift, View planes) {
            double[] from = Host.read(backend, planes.select(0, INTERPOLATED));
            double[] to = new double[from.length];
            for (int i = 0; i < to.length; i++) {
                for (int k = 0; k < shift.length; k++) {
                    int source = i - layout.shiftOffset(k) + error;
                    boolean inside = source >= 0 && source < to.length;
                    if (circular || inside) {
                        to[i] += shift[k] * from[Math.floorMod(source, to.length)];
                    }
                }
            }
            Host.write(backend, to, planes.select(0, SHIFTED));
        }

        private void sharpen(double sharpening, View planes, View weighting) {
            double[] shifted = Host.read(backend, planes.select(0, SHIFTED));
            double[] logarithms = new double[shifted.length];
            double[] powers = new double[shifted.length];
            double sum = 0;
            for (int i = 0; i < shifted.length; i++) {
                logarithms[i] = Math.log(shifted[i] + epsilon);
                powers[i] = Math.exp(sharpening * logarithms[i]);
                sum += powers[i];
            }
            for (int i = 0; i < powers.length; i++) {
                powers[i] /= sum;
            }
            Host.write(backend, logarithms, planes.select(0, LOG_SHIFTED));
            Host.write(backend, powers, weighting);
        }
    }

    private static Defect norms(String name, String topic, String named) {
        return Defect.ofKernels(name, topic, named, BareNorms::new);
    }

    /** The cosine of a row of zeros is then 0/0. */
    private static final class BareNorms extends DelegatingKernels {
        private final TensorBackend backend;

        BareNorms(TensorBackend backend, FusedKernels kernels) {
            super(kernels);
            this.backend = backend;
        }

        @Override
        public void rowNorms(View memory, View norms) {
            super.rowNorms(memory, norms);
            double[] values = Host.read(backend, norms);
            for (int i = 0; i < values.length; i++) {
                double square = values[i] * values[i] - FusedKernels.NORM_EPSILON;
                values[i] = Math.sqrt(Math.max(0, square));
            }
            Host.write(backend, values, norms);
        }
    }
}
