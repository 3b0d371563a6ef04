package org.ntm4j.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** Checkpoints as files. */
public final class CheckpointFile {
    private CheckpointFile() {}

    /**
     * Writes a checkpoint in place of {@code file}, as {@link AtomicFile} does. Equal checkpoints give
     * equal bytes. One writer at a time.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K010} if it can't be written
     */
    public static void write(Path file, Checkpoint checkpoint) {
        try {
            AtomicFile.write(
                    file,
                    channel ->
                            SafetensorsWriter.write(channel, CheckpointEncoder.encode(checkpoint)));
        } catch (IOException e) {
            throw CheckpointErrors.unwritable(file, e);
        }
    }

    /**
     * Reads a checkpoint.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K001} to {@code NTM-K005} if the file is missing,
     *     unreadable, truncated or no checkpoint
     */
    public static Checkpoint read(Path file) {
        return CheckpointDecoder.decode(file, SafetensorsReader.read(file));
    }
}
