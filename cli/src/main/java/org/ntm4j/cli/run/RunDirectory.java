package org.ntm4j.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntm4j.checkpoint.AtomicFile;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;

/** A run directory that this process alone may write, until closed. */
public final class RunDirectory implements AutoCloseable {
    private final RunFiles files;
    private final RunLock lock;

    private RunDirectory(RunFiles files, RunLock lock) {
        this.files = files;
        this.lock = lock;
    }

    /**
     * Makes the directory of a new run, with its settings in it.
     *
     * @param root must not exist, or be empty
     * @throws org.ntm4j.error.NtmException {@code NTM-R001} to {@code NTM-R003} if it can't be had
     */
    public static RunDirectory create(Path root, RunConfig config) {
        RunFiles files = new RunFiles(root);
        boolean existed = Files.exists(root);
        try {
            Files.createDirectories(root);
            requireEmpty(files);
            RunLock lock = RunLock.take(files);
            return initialized(files, lock, config);
        } catch (IOException e) {
            if (!existed) {
                discard(files, e);
            }
            throw RunErrors.unusable(root, e);
        }
    }

    /** Removes what was made of a directory that could not be made whole. */
    private static void discard(RunFiles files, IOException first) {
        for (Path made : List.of(files.config(), files.checkpoints(), files.lock(), files.root())) {
            try {
                Files.deleteIfExists(made);
            } catch (IOException e) {
                first.addSuppressed(e);
            }
        }
    }

    private static void requireEmpty(RunFiles files) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(files.root())) {
            for (Path entry : entries) {
                if (!entry.equals(files.lock())) {
                    throw RunErrors.occupied(files.root(), files.holdsRun());
                }
            }
        }
    }

    private static RunDirectory initialized(RunFiles files, RunLock lock, RunConfig config)
            throws IOException {
        try {
            requireEmpty(files);
            Files.createDirectory(files.checkpoints());
            writeText(files.config(), RunConfigCodec.write(config));
            return new RunDirectory(files, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Takes the directory of a run that is there.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R002} to {@code NTM-R004} if it can't be had
     */
    public static RunDirectory reopen(Path root) {
        RunFiles files = RunFiles.existing(root);
        try {
            return new RunDirectory(files, RunLock.take(files));
        } catch (IOException e) {
            throw RunErrors.unusable(root, e);
        }
    }

    /** Where everything is. */
    public RunFiles files() {
        return files;
    }

    /** The process that wrote the run last, if it died before it could end it. */
    public Optional<String> deadOwner() {
        return lock.deadOwner();
    }

    /**
     * Writes the settings anew.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R006} if they can't be written
     */
    public void writeConfig(RunConfig config) {
        write(files.config(), RunConfigCodec.write(config));
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
        write(files.evaluation(), evaluation.toJson());
    }

    /** Writes a text in place of a file. */
    static void write(Path file, String text) {
        try {
            writeText(file, text);
        } catch (IOException e) {
            throw RunErrors.unwritable(file, e);
        }
    }

    private static void writeText(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw RunErrors.unwritable(files.lock(), e);
        }
    }
}
