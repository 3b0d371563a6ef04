package org.ntm4j.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
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
     * Writes a file in place of {@code file}, which is as it was if that fails. A symbolic link stays;
     * what it names is replaced. A pipe or a device can't be replaced and is written as it is.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, Contents contents) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory");
        } else if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                contents.writeTo(channel);
            }
            return;
        }
        Path target = target(file);
        Path temporary = temporary(file);
        try {
            writeSynced(temporary, contents);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            syncDirectoryOf(target);
        } catch (IOException | RuntimeException | Error e) {
            deleteQuietly(temporary, e);
            throw e;
        }
    }

    /**
     * Where the contents of {@code file} are while they are being written: for those who are to remove
     * them if the process is cut off.
     *
     * @throws IOException if the file is there and can't be looked at
     */
    public static Path temporary(Path file) throws IOException {
        Path target = target(file);
        return target.resolveSibling("." + target.getFileName() + ".tmp");
    }

    private static Path target(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
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

    private static void deleteQuietly(Path file, Throwable first) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }
}
