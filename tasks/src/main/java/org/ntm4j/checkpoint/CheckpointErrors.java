package org.ntm4j.checkpoint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.ntm4j.error.NtmException;

/** The failures of reading and writing checkpoints, each with its code. */
final class CheckpointErrors {
    private static final int MAX_QUOTE = 80;

    private CheckpointErrors() {}

    /** {@code NTM-K001}: the file can't be read. */
    static NtmException unreadable(Path file, IOException cause) {
        return new NtmException(
                "NTM-K001",
                NtmException.Kind.BAD_INPUT,
                printable(file + ": can't read the checkpoint: " + reason(cause)),
                cause);
    }

    /** {@code NTM-K002}: the file is no safetensors file, or is cut short. */
    static NtmException notSafetensors(Path file, String problem) {
        return badInput("NTM-K002", file, "not a whole safetensors file: " + problem);
    }

    /** {@code NTM-K003}: the header says something impossible. */
    static NtmException badHeader(Path file, String problem) {
        return badInput("NTM-K003", file, "bad safetensors header: " + problem);
    }

    /** {@code NTM-K004}: a sound safetensors file, but no checkpoint that this program reads. */
    static NtmException notCheckpoint(Path file, String problem) {
        return badInput("NTM-K004", file, "not a checkpoint of this program: " + problem);
    }

    /** {@code NTM-K005}: something in the checkpoint is missing or can't be. */
    static NtmException badContents(Path file, String problem) {
        return badInput("NTM-K005", file, "bad checkpoint: " + problem);
    }

    /** {@code NTM-K010}: the file can't be written. */
    static NtmException unwritable(Path file, IOException cause) {
        return new NtmException(
                "NTM-K010",
                NtmException.Kind.FAILED_RUN,
                printable(file + ": can't write the checkpoint: " + reason(cause)),
                cause);
    }

    /** What went wrong; the message of a file system's exception may be a path alone. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return String.valueOf(e.getMessage());
    }

    private static NtmException badInput(String code, Path file, String problem) {
        return NtmException.badInput(code, printable(file + ": " + problem));
    }

    /** Text from a file, short enough for a message. */
    static String quote(String text) {
        return text.length() <= MAX_QUOTE ? text : text.substring(0, MAX_QUOTE) + "…";
    }

    private static String printable(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }
}
