package org.ntm4j.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;

/** A run directory that this process alone may write, until closed. */
public final class RunDirectory implements AutoCloseable {
    private final RunFiles files;
    private final OwnedDirectory owned;

    private RunDirectory(RunFiles files, OwnedDirectory owned) {
        this.files = files;
        this.owned = owned;
    }

    /** What a new run begins with. */
    private record NewRun(RunFiles files, RunConfig config) implements OwnedDirectory.Contents {
        @Override
        public List<Path> paths() {
            return List.of(files.config(), files.checkpoints());
        }

        @Override
        public void make() throws IOException {
            Files.createDirectory(files.checkpoints());
            OwnedDirectory.writeText(files.config(), RunConfigCodec.write(config));
        }
    }

    /**
     * Makes the directory of a new run, with its settings in it.
     *
     * @param root must not exist, or be empty
     * @throws org.ntm4j.error.NtmException {@code NTM-R001} to {@code NTM-R003} if it can't be had
     */
    public static RunDirectory create(Path root, RunConfig config) {
        RunFiles files = new RunFiles(root);
        return new RunDirectory(files, OwnedDirectory.create(root, new NewRun(files, config)));
    }

    /**
     * Takes the directory of a run that is there.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R002} to {@code NTM-R004} if it can't be had
     */
    public static RunDirectory reopen(Path root) {
        RunFiles files = RunFiles.existing(root);
        return new RunDirectory(files, OwnedDirectory.reopen(root));
    }

    /** Where everything is. */
    public RunFiles files() {
        return files;
    }

    /** The process that wrote the run last, if it died before it could end it. */
    public Optional<String> deadOwner() {
        return owned.deadOwner();
    }

    /**
     * Writes the settings anew.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R006} if they can't be written
     */
    public void writeConfig(RunConfig config) {
        OwnedDirectory.write(files.config(), RunConfigCodec.write(config));
    }

    /**
     * Writes a checkpoint as the latest, and as the best if it is. The best comes first: a run that goes
     * on from the latest makes the best again if only that was lost.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K010} if it can't be written
     */
    void writeCheckpoint(Checkpoint checkpoint, boolean isBest) {
        if (isBest) {
            CheckpointFile.write(files.checkpoint(CheckpointKind.BEST), checkpoint);
        }
        CheckpointFile.write(files.checkpoint(CheckpointKind.LAST), checkpoint);
    }

    /**
     * Writes how the model generalises.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R006} if it can't be written
     */
    public void writeEvaluation(Evaluation evaluation) {
        OwnedDirectory.write(files.evaluation(), evaluation.toJson());
    }

    @Override
    public void close() {
        owned.close();
    }
}
