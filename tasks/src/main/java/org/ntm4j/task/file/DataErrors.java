package org.ntm4j.task.file;

import java.io.IOException;
import org.ntm4j.config.Location;
import org.ntm4j.error.NtmException;

/** The failures of reading sequences, each with its code. */
final class DataErrors {
    private static final int LONGEST_EXCERPT = 40;

    private DataErrors() {}

    /** What a file says, cut if it is long. */
    static String excerpt(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
    }

    /** {@code NTM-D001}: no file is named. */
    static NtmException noPath() {
        return badInput(
                "NTM-D001",
                "the task file needs a file of sequences: set task.path, for example to"
                        + " train.jsonl");
    }

    /** {@code NTM-D002}: the file can't be read. */
    static NtmException unreadable(String file, String problem) {
        return badInput("NTM-D002", file + ": " + problem);
    }

    /** {@code NTM-D002}: the file can't be read. */
    static NtmException unreadable(String file, IOException cause) {
        return new NtmException(
                "NTM-D002",
                NtmException.Kind.BAD_INPUT,
                printable(file + ": can't be read: " + cause.getMessage()),
                cause);
    }

    /** {@code NTM-D003}: a line is no JSON, or not the object it must be. */
    static NtmException malformed(Location where, String problem) {
        return badInput("NTM-D003", where + ": " + problem);
    }

    /** {@code NTM-D004}: rows, or parts of a sequence, don't fit together. */
    static NtmException misshapen(Location where, String problem) {
        return badInput("NTM-D004", where + ": " + problem);
    }

    /** {@code NTM-D005}: a number can't be what it is. */
    static NtmException badNumber(Location where, String problem) {
        return badInput("NTM-D005", where + ": " + problem);
    }

    /** {@code NTM-D006}: something is larger than it may be. */
    static NtmException tooLarge(Location where, String problem) {
        return badInput("NTM-D006", where + ": " + problem);
    }

    /** {@code NTM-D007}: there are no sequences. */
    static NtmException noSequences(String file) {
        return badInput(
                "NTM-D007", file + ": there are no sequences in it; each line must hold one");
    }

    private static NtmException badInput(String code, String message) {
        return NtmException.badInput(code, printable(message));
    }

    /** One line that moves no terminal, whatever the file says. */
    private static String printable(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }
}
