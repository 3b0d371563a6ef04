package org.ntm4j.backend.contract.broken;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ntm4j.backend.EpisodeGradients;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.EpisodeRows;
import org.ntm4j.backend.EpisodeState;
import org.ntm4j.backend.EpisodeWeights;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.EpisodePlan;

/** Whole episodes that are wrong. */
final class EpisodeDefects {
    private static final String EPISODES = "episodes";

    private EpisodeDefects() {}

    static List<Defect> all() {
        return List.of(
                defect("one feature wrong by 1 %", "the features", WrongFeature::new),
                defect("one gate's gradient wrong by 1 %", "the gradient of", WrongGate::new),
                defect("a start's gradient is missing", "the gradient of memory", NoStart::new));
    }

    /** Makes the kernels of an episode. */
    @FunctionalInterface
    interface Maker {
        EpisodeKernels of(TensorBackend backend, FusedKernels kernels, EpisodePlan plan);
    }

    private static Defect defect(String name, String named, Maker maker) {
        return Defect.ofKernels(name, EPISODES, named, offering(maker));
    }

    /** Kernels that also have whole episodes. */
    static BiFunction<TensorBackend, FusedKernels, FusedKernels> offering(Maker maker) {
        return (backend, kernels) ->
                new DelegatingKernels(kernels) {
                    @Override
                    public Optional<EpisodeKernels> episodes(EpisodePlan plan) {
                        return Optional.of(maker.of(backend, kernels, plan));
                    }
                };
    }

    private static void scaleOne(TensorBackend backend, View view) {
        double[] values = Host.read(backend, view);
        values[values.length / 2] *= 1.01;
        Host.write(backend, values, view);
    }

    private static final class WrongFeature extends StepwiseEpisode {
        private final TensorBackend backend;

        WrongFeature(TensorBackend backend, FusedKernels kernels, EpisodePlan plan) {
            super(backend, kernels, plan);
            this.backend = backend;
        }

        @Override
        public void forward(
                EpisodeWeights weights,
                EpisodeState start,
                EpisodeRows rows,
                int firstScored,
                View saved) {
            super.forward(weights, start, rows, firstScored, saved);
            scaleOne(backend, rows.features());
        }
    }

    private static final class WrongGate extends StepwiseEpisode {
        private final TensorBackend backend;

        WrongGate(TensorBackend backend, FusedKernels kernels, EpisodePlan plan) {
            super(backend, kernels, plan);
            this.backend = backend;
        }

        @Override
        public void backward(
                EpisodeWeights weights,
                EpisodeState start,
                EpisodeRows rows,
                int firstScored,
                View saved,
                EpisodeGradients gradients) {
            super.backward(weights, start, rows, firstScored, saved, gradients);
            scaleOne(backend, gradients.gates());
        }
    }

    private static final class NoStart extends StepwiseEpisode {
        private final TensorBackend backend;

        NoStart(TensorBackend backend, FusedKernels kernels, EpisodePlan plan) {
            super(backend, kernels, plan);
            this.backend = backend;
        }

        @Override
        public void backward(
                EpisodeWeights weights,
                EpisodeState start,
                EpisodeRows rows,
                int firstScored,
                View saved,
                EpisodeGradients gradients) {
            super.backward(weights, start, rows, firstScored, saved, gradients);
            backend.fill(gradients.start().memory(), 0);
        }
    }
}
