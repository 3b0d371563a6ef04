package org.ntm4j.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files so that there is never half of one: first beside the target, then synced and renamed. One
 * writer of a target at a time.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** What is in a file. */
    public interface Contents {
        /** Writes all of it. */
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /**
     * Writes a file in place of {@code file}, which is as it was if that fails.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, Contents contents) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            writeSynced(temporary, contents);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            syncDirectoryOf(target);
        } catch (IOException e) {
            deleteQuietly(temporary, e);
            throw e;
        }
    }

    /**
     * As {@link #write(Path, Contents)}, with bytes that are there already.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, channel -> writeFully(channel, ByteBuffer.wrap(bytes)));
    }

    /** Writes all that remains. */
    static void writeFully(WritableByteChannel channel, ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    private static void writeSynced(Path file, Contents contents) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            contents.writeTo(channel);
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
}
