package org.ntm4j.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Checkpoints as files. */
public final class CheckpointFile {
    private CheckpointFile() {}

    /**
     * Writes a checkpoint in place of {@code file}: first beside it, then synced and renamed, so that
     * there is never half a file. Equal checkpoints give equal bytes. One writer at a time.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K010} if it can't be written
     */
    public static void write(Path file, Checkpoint checkpoint) {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            writeSynced(temporary, checkpoint);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            syncDirectoryOf(target);
        } catch (IOException e) {
            deleteQuietly(temporary, e);
            throw CheckpointErrors.unwritable(file, e);
        }
    }

    private static void writeSynced(Path file, Checkpoint checkpoint) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            SafetensorsWriter.write(channel, CheckpointEncoder.encode(checkpoint));
            channel.force(true);
        }
    }

    /** Makes the rename last through a power cut, on systems where a directory can be opened. */
    private static void syncDirectoryOf(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory == null
                || !directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path file, IOException first) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            first.addSuppressed(e);
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
