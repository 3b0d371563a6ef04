package org.ntm4j.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ntm4j.checkpoint.AtomicFile;
import org.ntm4j.error.NtmException;

/**
 * Where pages and pictures go. Each file is as it was, or not there, until all of it is written.
 *
 * @param directory made when the first file is written
 */
public record OutputFiles(Path directory) {
    /**
     * Writes a file.
     *
     * @throws NtmException {@code NTM-V004} if it can't be written
     */
    public void write(String name, byte[] bytes) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            AtomicFile.write(file, bytes);
        } catch (IOException e) {
            throw unwritable(file.toString(), reason(e), e);
        }
    }

    /**
     * Writes a text into the file that the user names, in a directory that is there.
     *
     * @throws NtmException {@code NTM-V004} if it can't be written
     */
    public static void writeFile(String name, String text) {
        try {
            AtomicFile.write(Path.of(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidPathException e) {
            throw unwritable(name, e.getReason(), e);
        } catch (NoSuchFileException e) {
            throw unwritable(name, "there is no such directory", e);
        } catch (IOException e) {
            throw unwritable(name, reason(e), e);
        }
    }

    /**
     * Refuses a file that {@link #writeFile} could not write, before there is something to be lost.
     *
     * @throws NtmException {@code NTM-V004} if there is no such directory, or the file is one
     */
    public static void requirePlace(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath();
            Path parent = file.getParent();
            if (Files.isDirectory(file) || parent == null) {
                throw unwritable(name, "it is a directory", null);
            } else if (!Files.isDirectory(parent)) {
                throw unwritable(name, "there is no such directory", null);
            }
        } catch (InvalidPathException e) {
            throw unwritable(name, e.getReason(), e);
        }
    }

    /** As {@link #write(String, byte[])}, of a text. */
    public void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static NtmException unwritable(String file, String problem, @Nullable Exception e) {
        return new NtmException(
                "NTM-V004",
                NtmException.Kind.BAD_INPUT,
                file + ": can't be written (" + problem + "); choose another place",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "its directory is a file";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason().toLowerCase(Locale.ROOT);
        }
        return String.valueOf(e.getMessage());
    }
}
