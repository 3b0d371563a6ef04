package org.ntm4j.bench.profile;

import org.ntm4j.backend.EpisodeGradients;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.EpisodeRows;
import org.ntm4j.backend.EpisodeState;
import org.ntm4j.backend.EpisodeWeights;
import org.ntm4j.backend.View;
import org.ntm4j.bench.operations.Kernel;

/** The kernels of a whole episode, timed. */
record TimedEpisode(EpisodeKernels kernels, KernelClock clock) implements EpisodeKernels {
    @Override
    public int savedWidth() {
        return kernels.savedWidth();
    }

    @Override
    public void forward(
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved) {
        long started = clock.start();
        kernels.forward(weights, start, rows, firstScored, saved);
        clock.stop(Kernel.EPISODE, started);
    }

    @Override
    public void backward(
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved,
            EpisodeGradients gradients) {
        long started = clock.start();
        kernels.backward(weights, start, rows, firstScored, saved, gradients);
        clock.stop(Kernel.EPISODE_BACKWARD, started);
    }
}
