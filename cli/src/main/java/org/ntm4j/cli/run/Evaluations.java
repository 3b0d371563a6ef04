package org.ntm4j.cli.run;

import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.evaluate.Evaluator;
import org.ntm4j.train.RunModel;

/** Evaluates models of runs. */
public final class Evaluations {
    private Evaluations() {}

    /**
     * How much is evaluated.
     *
     * @param episodes of each kind
     * @param batchSize episodes at a time
     * @param seed of the episodes; the run's if none is given
     */
    public record Extent(long episodes, int batchSize, OptionalLong seed) {
        /** Of each kind, if nobody says otherwise. */
        public static final long EPISODES = 100;

        /** At a time, if nobody says otherwise. */
        public static final int BATCH_SIZE = 20;

        /** What is evaluated at the end of a training. */
        public static Extent afterTraining(long episodes) {
            return new Extent(episodes, BATCH_SIZE, OptionalLong.empty());
        }
    }

    /** The best checkpoint, or the last of a run that never filled a report window. */
    public static CheckpointKind preferred(RunFiles files) {
        return Files.exists(files.checkpoint(CheckpointKind.BEST))
                ? CheckpointKind.BEST
                : CheckpointKind.LAST;
    }

    /**
     * Evaluates the model of a checkpoint.
     *
     * @param stopRequested asked before each batch
     * @throws org.ntm4j.error.NtmException {@code NTM-K0…} if the checkpoint can't be read or used
     * @throws CancellationException if a stop is requested
     */
    public static Evaluation of(
            RunFiles files,
            CheckpointKind kind,
            TensorBackend backend,
            Extent extent,
            BooleanSupplier stopRequested) {
        return of(TrainedModel.read(files, kind), backend, extent, stopRequested);
    }

    /**
     * Evaluates a model.
     *
     * @param stopRequested asked before each batch
     * @throws org.ntm4j.error.NtmException {@code NTM-K006} if it doesn't fit its settings, {@code
     *     NTM-D0…} if its task needs data that is not there
     * @throws CancellationException if a stop is requested
     */
    public static Evaluation of(
            TrainedModel trained,
            TensorBackend backend,
            Extent extent,
            BooleanSupplier stopRequested) {
        long seed = extent.seed().orElse(trained.config().seed());
        try (RunModel model = trained.load(backend);
                Evaluator evaluator = new Evaluator(model.model(), backend)) {
            return new Evaluation(
                    trained.kind(),
                    trained.checkpoint().progress().episodes(),
                    extent.episodes(),
                    extent.batchSize(),
                    seed,
                    evaluator.generalizations(
                            model.task(),
                            extent.episodes(),
                            extent.batchSize(),
                            seed,
                            stopRequested));
        }
    }
}
