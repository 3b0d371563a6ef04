package org.ntm4j.cli.run;

import org.ntm4j.backend.TensorBackend;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;
import org.ntm4j.train.RunModel;

/**
 * A model as a run saved it.
 *
 * @param kind which of the run's checkpoints it is from
 * @param checkpoint what was saved
 * @param config the settings of the run
 */
public record TrainedModel(CheckpointKind kind, Checkpoint checkpoint, RunConfig config) {
    /**
     * Reads a checkpoint of a run.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K0…} if it can't be read
     */
    public static TrainedModel read(RunFiles files, CheckpointKind kind) {
        Checkpoint checkpoint = CheckpointFile.read(files.checkpoint(kind));
        return new TrainedModel(
                kind, checkpoint, RunConfigCodec.parse(checkpoint.config(), checkpoint.origin()));
    }

    /** The same model, to be used with other settings. */
    public TrainedModel with(RunConfig changed) {
        return new TrainedModel(kind, checkpoint, changed);
    }

    /**
     * The model on a backend.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K006} if the parameters don't fit the settings
     */
    public RunModel load(TensorBackend backend) {
        return RunModel.load(config, backend, checkpoint);
    }
}
