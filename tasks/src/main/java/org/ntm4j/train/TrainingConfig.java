package org.ntm4j.train;

import java.util.OptionalDouble;

/**
 * How a run trains.
 *
 * @param episodes to train on; rounded up to whole batches
 * @param batchSize episodes of an update
 * @param optimizer what changes the parameters
 * @param learningRate of every update, until it decays
 * @param decay how the learning rate falls late in the run
 * @param decayFrom the share of {@code episodes} after which it falls
 * @param decayTo the share of {@code learningRate} that it has fallen to at the end
 * @param momentum of {@link OptimizerKind#GRAVES_RMSPROP}
 * @param clip gradients are clipped to ±clip, element by element
 * @param clipNorm before that, the gradients of an update are scaled down to this Euclidean norm of all
 *     of them together, if theirs is larger
 * @param reportEvery episodes of a report window
 * @param checkpointEvery episodes between checkpoints
 * @param targetCost stop when the mean cost over a full report window is at most this, in bits
 * @param checkpointSegments into how many segments an episode is cut, of which one at a time keeps its activations and
 *     is computed twice: {@code none}, {@code auto} for about the square root of the steps, or a number
 */
public record TrainingConfig(
        long episodes,
        int batchSize,
        OptimizerKind optimizer,
        double learningRate,
        LearningRateDecay decay,
        double decayFrom,
        double decayTo,
        double momentum,
        double clip,
        OptionalDouble clipNorm,
        long reportEvery,
        long checkpointEvery,
        OptionalDouble targetCost,
        String checkpointSegments) {
    private static final long MAX_EPISODES = 1_000_000_000_000L;
    private static final int MAX_BATCH = 4_096;
    private static final double MAX_CLIP = 1e9;

    /**
     * @throws IllegalArgumentException that names a setting out of its range
     */
    public TrainingConfig {
        requireCount("episodes", episodes, MAX_EPISODES);
        requireCount("batchSize", batchSize, MAX_BATCH);
        requireCount("reportEvery", reportEvery, MAX_EPISODES);
        requireCount("checkpointEvery", checkpointEvery, MAX_EPISODES);
        require(
                learningRate > 0 && learningRate <= 1,
                "learningRate",
                "above 0, at most 1",
                learningRate);
        require(decayFrom >= 0 && decayFrom < 1, "decayFrom", "at least 0, below 1", decayFrom);
        require(decayTo > 0 && decayTo <= 1, "decayTo", "above 0, at most 1", decayTo);
        require(momentum >= 0 && momentum < 1, "momentum", "at least 0, below 1", momentum);
        require(clip > 0 && clip <= MAX_CLIP, "clip", "above 0, at most " + MAX_CLIP, clip);
        if (clipNorm.isPresent()) {
            double norm = clipNorm.getAsDouble();
            require(
                    norm > 0 && norm <= MAX_CLIP,
                    "clipNorm",
                    "null, or above 0 and at most " + MAX_CLIP,
                    norm);
        }
        if (targetCost.isPresent()) {
            double bits = targetCost.getAsDouble();
            require(
                    bits >= 0 && bits < Double.POSITIVE_INFINITY,
                    "targetCost",
                    "null or at least 0",
                    bits);
        }
        CheckpointSegments.parse(checkpointSegments);
    }

    /** {@link #checkpointSegments} as a value. */
    CheckpointSegments segments() {
        return CheckpointSegments.parse(checkpointSegments);
    }

    /**
     * The learning rate of an update.
     *
     * @param done episodes trained on before it
     */
    public double learningRateAfter(long done) {
        double from = decayFrom * episodes;
        double progress = (done - from) / (episodes - from);
        return learningRate * decay.factor(Math.max(0, Math.min(1, progress)), decayTo);
    }

    private static void requireCount(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    name + " must be between 1 and " + most + ", got " + value);
        }
    }

    private static void require(boolean holds, String name, String range, double value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + range + ", got " + value);
        }
    }
}
