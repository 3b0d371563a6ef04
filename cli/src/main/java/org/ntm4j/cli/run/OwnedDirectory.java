package org.ntm4j.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntm4j.checkpoint.AtomicFile;

/** A directory that this process alone may write, until closed. */
public final class OwnedDirectory implements AutoCloseable {
    private final Path root;
    private final RunLock lock;

    private OwnedDirectory(Path root, RunLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /** What a new directory begins with. */
    public interface Contents {
        /**
         * What {@link #make} makes, so that it can be removed if something fails; the contents of a
         * directory come before it.
         */
        List<Path> paths();

        /** Makes all of it. */
        void make() throws IOException;
    }

    /**
     * Makes a new directory.
     *
     * @param root must not exist, or be empty
     * @throws org.ntm4j.error.NtmException {@code NTM-R001} to {@code NTM-R003} if it can't be had
     */
    public static OwnedDirectory create(Path root, Contents contents) {
        boolean existed = Files.exists(root);
        try {
            Files.createDirectories(root);
            requireEmpty(root);
            return filled(root, RunLock.take(root), contents);
        } catch (IOException e) {
            if (!existed) {
                discard(root, contents, e);
            }
            throw RunErrors.unusable(root, e);
        }
    }

    /** Removes what was made of a directory that could not be made whole. */
    private static void discard(Path root, Contents contents, IOException first) {
        contents.paths().forEach(made -> delete(made, first));
        delete(RunLock.file(root), first);
        delete(root, first);
    }

    private static void delete(Path made, IOException first) {
        try {
            Files.deleteIfExists(made);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }

    private static void requireEmpty(Path root) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                if (!entry.equals(RunLock.file(root))) {
                    RunFiles files = new RunFiles(root);
                    throw RunErrors.occupied(root, files.holdsRun() || files.holdsSeeds());
                }
            }
        }
    }

    private static OwnedDirectory filled(Path root, RunLock lock, Contents contents)
            throws IOException {
        try {
            requireEmpty(root);
            contents.make();
            return new OwnedDirectory(root, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Takes a directory that is there.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R002} or {@code NTM-R003} if it can't be had
     */
    public static OwnedDirectory reopen(Path root) {
        try {
            return new OwnedDirectory(root, RunLock.take(root));
        } catch (IOException e) {
            throw RunErrors.unusable(root, e);
        }
    }

    /** The directory, as the user wrote it. */
    public Path root() {
        return root;
    }

    /** The process that had the directory last, if it died before it could give it up. */
    public Optional<String> deadOwner() {
        return lock.deadOwner();
    }

    /**
     * Writes a text in place of a file, which is as it was if that fails.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R006}
     */
    public static void write(Path file, String text) {
        try {
            writeText(file, text);
        } catch (IOException e) {
            throw RunErrors.unwritable(file, e);
        }
    }

    /**
     * As {@link #write}, for what a directory begins with.
     *
     * @throws IOException if it can't be written
     */
    public static void writeText(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw RunErrors.unwritable(RunLock.file(root), e);
        }
    }
}
