package org.ntm4j.backend.contract.broken;

import java.util.List;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadLayout;

/** Other fused kernels that are wrong. */
final class KernelDefects {
    private static final String KERNELS = "fused kernels";

    private KernelDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.ofKernels(
                        "a gradient wrong by 1 %", KERNELS, "lstmCellBackward", OnePercent::new),
                Defect.ofKernels(
                        "a gradient wrong by 1 %", "gradients", "lstmCell", OnePercent::new),
                Defect.ofKernels("a gradient wrong by 1 %", "training", "LSTM", OnePercent::new),
                Defect.ofKernels(
                        "a gradient overwritten", KERNELS, "readBackward", Overwriting::new),
                Defect.ofKernels("erase after add", KERNELS, "write", EraseLast::new),
                Defect.ofKernels("a kernel leaks", KERNELS, "read: gives its", Leaking::new),
                Defect.ofKernels(
                        "results change from call to call",
                        "repeatability",
                        "softmax",
                        Drifting::new),
                Defect.ofKernels("n + g² in RMSProp", KERNELS, "rmsPropStep", Uncentred::new),
                Defect.ofKernels(
                        "NaN swallowed by clipping", KERNELS, "rmsPropStep", ClippedNan::new),
                Defect.ofKernels(
                        "a NaN logit counts as right", KERNELS, "crossEntropy", NanIsRight::new),
                Defect.ofKernels("lstmCell unsupported", KERNELS, "lstmCell", Unsupported::new));
    }

    /** A kernel that can reach the backend below it. */
    private abstract static class Defective extends DelegatingKernels {
        final TensorBackend backend;

        Defective(TensorBackend backend, FusedKernels kernels) {
            super(kernels);
            this.backend = backend;
        }
    }

    private static final class OnePercent extends Defective {
        OnePercent(TensorBackend backend, FusedKernels kernels) {
            super(backend, kernels);
        }

        @Override
        public void lstmCellBackward(
                View gates,
                View cPrevious,
                View c,
                View dc,
                View dh,
                View dGates,
                View dcPrevious) {
            double[] before = Host.read(backend, dcPrevious);
            super.lstmCellBackward(gates, cPrevious, c, dc, dh, dGates, dcPrevious);
            double[] after = Host.read(backend, dcPrevious);
            for (int i = 0; i < after.length; i++) {
                after[i] = before[i] + 1.01 * (after[i] - before[i]);
            }
            Host.write(backend, after, dcPrevious);
        }
    }

    private static final class Overwriting extends Defective {
        Overwriting(TensorBackend backend, FusedKernels kernels) {
            super(backend, kernels);
        }

        @Override
        public void readBackward(
                View memory, View weighting, View dReads, View dMemory, View dWeighting) {
            backend.fill(dMemory, 0);
            super.readBackward(memory, weighting, dReads, dMemory, dWeighting);
        }
    }

    /** {@code (before + Σ w·a)·Π (1 − w·e)}. */
    private static final class EraseLast extends Defective {
        EraseLast(TensorBackend backend, FusedKernels kernels) {
            super(backend, kernels);
        }

        @Override
        public void write(
                HeadLayout layout,
                View before,
                View weighting,
                View heads,
                View after,
                View norms) {
            double[] parameters = Host.read(backend, heads);
            double[] added = parameters.clone();
            double[] erased = parameters.clone();
            for (int i = 0; i < parameters.length; i++) {
                int column = i % layout.width();
                boolean erases =
                        column >= layout.eraseVector(0) && column < layout.interpolationGate(0);
                boolean adds = column >= layout.addVector(0) && column < layout.eraseVector(0);
                added[i] = erases ? 0 : parameters[i];
                erased[i] = adds ? 0 : parameters[i];
            }
            Host.write(backend, added, heads);
            super.write(layout, before, weighting, heads, after, norms);
            Host.write(backend, erased, heads);
            super.write(layout, after, weighting, heads, after, norms);
            Host.write(backend, parameters, heads);
        }
    }

    private static final class Leaking extends Defective {
        Leaking(TensorBackend backend, FusedKernels kernels) {
            super(backend, kernels);
        }

        @Override
        public void read(View memory, View weighting, View reads) {
            backend.allocate(7);
            super.read(memory, weighting, reads);
        }
    }

    private static final class Drifting extends Defective {
        private int calls;

        Drifting(TensorBackend backend, FusedKernels kernels) {
            super(backend, kernels);
        }

        @Override
        public void softmax(View x, View y) {
            super.softmax(x, y);
            double[] values = Host.read(backend, y);
            if (calls++ % 2 == 1 && values.length > 0) {
                values[0] = Math.nextUp(values[0]);
            }
            Host.write(backend, values, y);
        }
    }

    private static final class Uncentred extends Defective {
        Uncentred(TensorBackend backend, FusedKernels kernels) {
            super(backend, kernels);
        }

        @Override
        public void rmsPropStep(
                View parameters,
                View gradients,
                View meanSquare,
                View mean,
                View delta,
                double learningRate,
                double decay,
                double momentum,
                double epsilon,
                double clip) {
            double[] w = Host.read(backend, parameters);
            double[] gradient = Host.read(backend, gradients);
            double[] n = Host.read(backend, meanSquare);
            double[] g = Host.read(backend, mean);
            double[] change = Host.read(backend, delta);
            for (int i = 0; i < w.length; i++) {
                double e = Math.max(-clip, Math.min(clip, gradient[i]));
                n[i] = decay * n[i] + (1 - decay) * e * e;
                g[i] = decay * g[i] + (1 - decay) * e;
                double root = Math.sqrt(n[i] + g[i] * g[i] + epsilon);
                change[i] = momentum * change[i] - learningRate * e / root;
                w[i] += change[i];
            }
            Host.write(backend, w, parameters);
            Host.write(backend, n, meanSquare);
            Host.write(backend, g, mean);
            Host.write(backend, change, delta);
        }
    }

    private static final class ClippedNan extends Defective {
        ClippedNan(TensorBackend backend, FusedKernels kernels) {
            super(backend, kernels);
        }

        @Override
        public void rmsPropStep(
                View parameters,
                View gradients,
                View meanSquare,
                View mean,
                View delta,
                double learningRate,
                double decay,
                double momentum,
                double epsilon,
                double clip) {
            double[] values = Host.read(backend, gradients);
            Host.write(backend, Host.withoutNan(values, clip), gradients);
            super.rmsPropStep(
                    parameters,
                    gradients,
                    meanSquare,
                    mean,
                    delta,
                    learningRate,
                    decay,
                    momentum,
                    epsilon,
                    clip);
            Host.write(backend, values, gradients);
        }
    }

    private static final class NanIsRight extends Defective {
        NanIsRight(TensorBackend backend, FusedKernels kernels) {
            super(backend, kernels);
        }

        @Override
        public void crossEntropy(View logits, View targets, View mask, View perSequence) {
            super.crossEntropy(logits, targets, mask, perSequence);
            double[] sound = Host.read(backend, perSequence);
            double[] values = Host.read(backend, logits);
            double[] wanted = Host.read(backend, targets);
            double[] replaced = values.clone();
            for (int i = 0; i < replaced.length; i++) {
                double right = wanted[i] > 0.5 ? 1 : -1;
                replaced[i] = Double.isNaN(values[i]) ? right : values[i];
            }
            Host.write(backend, replaced, logits);
            super.crossEntropy(logits, targets, mask, perSequence);
            double[] counted = Host.read(backend, perSequence);
            for (int i = 0; i < sound.length; i += 2) {
                counted[i] = sound[i];
            }
            Host.write(backend, values, logits);
            Host.write(backend, counted, perSequence);
        }
    }

    private static final class Unsupported extends Defective {
        Unsupported(TensorBackend backend, FusedKernels kernels) {
            super(backend, kernels);
        }

        @Override
        public void lstmCell(View gates, View cPrevious, View c, View h) {
            throw new UnsupportedOperationException("not yet");
        }
    }
}
