package org.ntm4j.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.ntm4j.checkpoint.AtomicFile;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.error.NtmException;

/** Answers to a file, which is as it was until all of them are written. */
final class AnswerFile implements AnswerTarget {
    private final Path file;
    private final Interruption interruption;

    private AnswerFile(Path file, Interruption interruption) {
        this.file = file;
        this.interruption = interruption;
    }

    /**
     * A file with the name that the user gave.
     *
     * @throws NtmException {@code NTM-O001} if no file can have it
     */
    static AnswerFile named(String name, Interruption interruption) {
        try {
            if (!name.isEmpty()) {
                return new AnswerFile(Path.of(name), interruption);
            }
        } catch (InvalidPathException e) {
            throw unwritable(name, "no file can have this name: " + e.getReason(), e);
        }
        throw NtmException.badInput("NTM-O001", "--output needs the name of a file");
    }

    /**
     * Refuses to write over what is being read.
     *
     * @throws NtmException {@code NTM-O003}
     */
    void requireOther(String input) {
        try {
            if (Files.isRegularFile(file) && Files.isSameFile(file, Path.of(input))) {
                throw NtmException.badInput(
                        "NTM-O003",
                        "--output "
                                + file
                                + " is the file of --input, which would be lost; name another");
            }
        } catch (InvalidPathException | IOException e) {
            // The input will say what is wrong with it when it is opened.
        }
    }

    @Override
    public void write(Contents answers) {
        try {
            Path temporary = AtomicFile.temporary(file);
            interruption.cleaning(
                    () -> delete(temporary),
                    () ->
                            AtomicFile.write(
                                    file,
                                    channel -> answers.writeTo(Channels.newOutputStream(channel))));
        } catch (IOException e) {
            throw unwritable(file.toString(), reason(e), e);
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // It stays then: hidden, and written over by the next answers to the same file.
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such directory";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    private static NtmException unwritable(String name, String problem, Exception cause) {
        return new NtmException(
                "NTM-O001",
                NtmException.Kind.BAD_INPUT,
                "--output " + name + ": can't be written (" + problem + ")",
                cause);
    }
}
