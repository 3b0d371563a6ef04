package org.ntm4j.cli;

import java.util.Optional;
import org.ntm4j.train.RunConfig;
import picocli.CommandLine.Option;

/** The settings that have an option of their own. Their values are read as those of a file are. */
final class TrainingOptions {
    @Option(names = "--seed", paramLabel = "N", description = "Of all randomness. Default: 1.")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--episodes",
            paramLabel = "N",
            description = "Episodes to train on, those before a --resume included.")
    private Optional<String> episodes = Optional.empty();

    @Option(names = "--batch-size", paramLabel = "N", description = "Episodes of an update.")
    private Optional<String> batchSize = Optional.empty();

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Of every update.")
    private Optional<String> learningRate = Optional.empty();

    @Option(
            names = "--target-cost",
            paramLabel = "BITS",
            description = "Stop when the mean cost over a report window is at most this.")
    private Optional<String> targetCost = Optional.empty();

    @Option(
            names = "--report-every",
            paramLabel = "N",
            description = "Episodes of a report window.")
    private Optional<String> reportEvery = Optional.empty();

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Episodes between checkpoints.")
    private Optional<String> checkpointEvery = Optional.empty();

    @Option(
            names = "--checkpoint-segments",
            paramLabel = "K",
            description =
                    "For long episodes: cut each into K segments, or auto for about the square root of"
                            + " its steps, and keep the activations of one at a time; each is computed"
                            + " twice. Default: none.")
    private Optional<String> checkpointSegments = Optional.empty();

    /** Whether a seed was given. */
    boolean givesSeed() {
        return seed.isPresent();
    }

    /** Settings with those that were given. */
    RunConfig change(RunConfig config) {
        RunConfig changed = with(config, "--seed", "seed", seed);
        changed = with(changed, "--episodes", "training.episodes", episodes);
        changed = with(changed, "--batch-size", "training.batchSize", batchSize);
        changed = with(changed, "--learning-rate", "training.learningRate", learningRate);
        changed = with(changed, "--target-cost", "training.targetCost", targetCost);
        changed = with(changed, "--report-every", "training.reportEvery", reportEvery);
        changed = with(changed, "--checkpoint-every", "training.checkpointEvery", checkpointEvery);
        return with(
                changed,
                "--checkpoint-segments",
                "training.checkpointSegments",
                checkpointSegments);
    }

    private static RunConfig with(
            RunConfig config, String option, String key, Optional<String> value) {
        return value.map(text -> config.with(key, text, option + " " + text)).orElse(config);
    }
}
