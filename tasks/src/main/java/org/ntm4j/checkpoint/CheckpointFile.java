package org.ntm4j.checkpoint;

import java.nio.file.Path;

/** Checkpoints as files. */
public final class CheckpointFile {
    private CheckpointFile() {}

    /**
     * Writes a checkpoint in place of {@code file}: first beside it, then synced and renamed, so that
     * there is never half a file. Equal checkpoints give equal bytes.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K010} if it can't be written
     */
    public static void write(Path file, Checkpoint checkpoint) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Reads a checkpoint.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K001} to {@code NTM-K009} if the file is missing,
     *     unreadable, truncated or no checkpoint
     */
    public static Checkpoint read(Path file) {
        throw new UnsupportedOperationException("to come");
    }
}
