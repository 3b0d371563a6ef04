package org.ntm4j.backend.cuda.internal;

import java.util.Optional;
import org.ntm4j.backend.cuda.internal.CudaOptions.Switch;
import org.ntm4j.tensor.EpisodePlan;

/**
 * When an episode is computed by one kernel. The answer is a function of plan, option and device, so that runs can be
 * repeated; {@code docs/decisions/whole-episodes.md} has the reckoning.
 *
 * @param option what the user wants
 * @param multiprocessors of the device
 * @param sharedBytes that a block may have
 */
record EpisodeChoice(Switch option, int multiprocessors, int sharedBytes) {
    /** The kernels take up to 128 registers a thread, and a multiprocessor has 65,536. */
    private static final int THREADS_TOGETHER = 512;

    private static final int MOST_THREADS = 256;
    private static final int LEAST_THREADS = 64;

    /** Of the least threads, on one multiprocessor. */
    private static final int MOST_BLOCKS = THREADS_TOGETHER / LEAST_THREADS;

    /** A step, forward and backward, as a chain of phases with barriers. */
    private static final double CHAIN_MICROSECONDS = 36;

    /** How much longer that takes when blocks share a multiprocessor. */
    private static final double CROWD = 1.5;

    /** What a multiprocessor reads of weights through its caches. */
    private static final double BYTES_PER_MICROSECOND = 40_000;

    /** The kernels of a step, forward and backward, one after the other in a graph. */
    private static final double LAUNCHES_MICROSECONDS = 67;

    /** A step of one sequence as launches, when traffic counts and not launches: 9.3 MB over 42 steps. */
    private static final double TRAFFIC_MICROSECONDS = 0.12;

    /** The size of a block, if the episode is computed by one kernel. */
    Optional<EpisodeSize> of(EpisodePlan plan) {
        EpisodeSize size = new EpisodeSize(plan, threads(share(plan)));
        boolean isPossible = option != Switch.OFF && fits(size);
        return isPossible && (option == Switch.ON || isFaster(size))
                ? Optional.of(size)
                : Optional.empty();
    }

    /** Sequences for each multiprocessor. */
    private int share(EpisodePlan plan) {
        return Math.max(1, (plan.batch() - 1) / multiprocessors + 1);
    }

    /** As many as let the blocks of a share run at once. */
    private static int threads(int share) {
        int threads = MOST_THREADS;
        while (threads > LEAST_THREADS && threads * share > THREADS_TOGETHER) {
            threads /= 2;
        }
        return threads;
    }

    /** Whether a block has room, and a storage room for what all steps save. */
    private boolean fits(EpisodeSize size) {
        EpisodePlan plan = size.plan();
        double saved = (double) size.savedWidth() * plan.steps() * plan.batch();
        return size.sharedBytes() <= sharedBytes && saved <= Integer.MAX_VALUE;
    }

    private boolean isFaster(EpisodeSize size) {
        int batch = size.plan().batch();
        int room = (int) Math.min(MOST_BLOCKS, sharedBytes / size.sharedBytes());
        int share = share(size.plan());
        int together = Math.min(room, share);
        int rounds = (share - 1) / room + 1;
        double chain = CHAIN_MICROSECONDS * (together > 1 ? CROWD : 1);
        double weights = 2.0 * together * size.weightBytes() / BYTES_PER_MICROSECOND;
        double whole = rounds * (chain + weights);
        return whole < Math.max(LAUNCHES_MICROSECONDS, TRAFFIC_MICROSECONDS * batch);
    }
}
