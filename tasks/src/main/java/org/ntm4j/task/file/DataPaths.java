package org.ntm4j.task.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.ntm4j.error.NtmException;

/** Opens files of sequences by the names that users give them. */
final class DataPaths {
    private DataPaths() {}

    /**
     * Opens a file to be read more than once and at any place.
     *
     * @throws NtmException {@code NTM-D001} or {@code NTM-D002}
     */
    static RandomAccessFile openAtRandom(String name) {
        if (name.isEmpty()) {
            throw DataErrors.noPath();
        }
        Path path = existing(name);
        if (!Files.isRegularFile(path)) {
            throw DataErrors.unreadable(
                    name,
                    "a pipe or a device; it is read more than once, so write it to a file first");
        }
        try {
            return new RandomAccessFile(path.toFile(), "r");
        } catch (IOException e) {
            throw DataErrors.unreadable(name, e);
        }
    }

    /**
     * Opens a file, or a pipe, to be read once from its beginning.
     *
     * @throws NtmException {@code NTM-D002}
     */
    static InputStream openOnce(String name) {
        try {
            return Files.newInputStream(existing(name));
        } catch (IOException e) {
            throw DataErrors.unreadable(name, e);
        }
    }

    private static Path existing(String name) {
        try {
            Path path = Path.of(name);
            if (Files.notExists(path)) {
                throw DataErrors.unreadable(name, "there is no such file");
            }
            if (Files.isDirectory(path)) {
                throw DataErrors.unreadable(name, "a folder; it must be a file");
            }
            if (!Files.isReadable(path)) {
                throw DataErrors.unreadable(name, "permission denied");
            }
            return path;
        } catch (InvalidPathException e) {
            throw DataErrors.unreadable(name, "no file can have this name: " + e.getReason());
        }
    }
}
