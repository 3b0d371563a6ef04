package org.ntm4j.cli;

import java.nio.file.Files;
import java.util.OptionalLong;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.evaluate.Evaluator;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;
import org.ntm4j.train.RunModel;

/** Evaluates models of runs. */
final class Evaluations {
    private Evaluations() {}

    /**
     * How much is evaluated.
     *
     * @param episodes of each kind
     * @param batchSize episodes at a time
     * @param seed of the episodes; the run's if none is given
     */
    record Extent(long episodes, int batchSize, OptionalLong seed) {
        static final long EPISODES = 100;
        static final int BATCH_SIZE = 20;
    }

    /** The best checkpoint, or the last of a run that never filled a report window. */
    static CheckpointKind preferred(RunFiles files) {
        return Files.exists(files.checkpoint(CheckpointKind.BEST))
                ? CheckpointKind.BEST
                : CheckpointKind.LAST;
    }

    /**
     * Evaluates the model of a checkpoint.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K0…} if the checkpoint can't be read or used
     */
    static Evaluation of(
            RunFiles files, CheckpointKind kind, TensorBackend backend, Extent extent) {
        Checkpoint checkpoint = CheckpointFile.read(files.checkpoint(kind));
        RunConfig config = RunConfigCodec.parse(checkpoint.config(), checkpoint.origin());
        long seed = extent.seed().orElse(config.seed());
        try (RunModel model = RunModel.load(config, backend, checkpoint);
                Evaluator evaluator = new Evaluator(model.model(), backend)) {
            return new Evaluation(
                    kind,
                    checkpoint.progress().episodes(),
                    extent.episodes(),
                    extent.batchSize(),
                    seed,
                    evaluator.generalizations(
                            model.task(), extent.episodes(), extent.batchSize(), seed));
        }
    }
}
