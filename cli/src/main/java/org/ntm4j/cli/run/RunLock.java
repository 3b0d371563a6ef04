package org.ntm4j.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a directory. The operating system gives it up when its process dies, however that
 * happens, so that only a living process can be in the way; the file then still names the dead one.
 */
final class RunLock implements AutoCloseable {
    private static final int MAX_OWNER = 20;

    private final FileChannel channel;
    private final Optional<String> deadOwner;

    private RunLock(FileChannel channel, Optional<String> deadOwner) {
        this.channel = channel;
        this.deadOwner = deadOwner;
    }

    /** The file that is locked. */
    static Path file(Path directory) {
        return directory.resolve(".lock");
    }

    /**
     * Takes the lock.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R003} if a process has it
     * @throws IOException if the file can't be made or locked
     */
    static RunLock take(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file(directory),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            Optional<String> owner = owner(channel);
            if (tryLock(channel) == null) {
                throw RunErrors.inUse(directory, owner);
            }
            writeOwner(channel, Long.toString(ProcessHandle.current().pid()));
            return new RunLock(channel, owner);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Optional<String> owner(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_OWNER);
        channel.read(bytes, 0);
        String text =
                new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return Optional.of(text).filter(pid -> pid.matches("[0-9]+"));
    }

    private static void writeOwner(FileChannel channel, String pid) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /** The process that had the lock last and died with it. */
    Optional<String> deadOwner() {
        return deadOwner;
    }

    /** Gives the lock up; the file stays, empty, since removing it would let two processes in. */
    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        }
    }
}
