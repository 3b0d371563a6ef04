package org.ntm4j.cli.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ntm4j.error.NtmException;

/** The failures of run directories, each with its code. */
public final class RunErrors {
    private RunErrors() {}

    /** {@code NTM-R001}: a new run would mix with what is there. */
    static NtmException occupied(Path directory, boolean holdsRun) {
        return NtmException.badInput(
                "NTM-R001",
                directory
                        + (holdsRun
                                ? ": holds another run; choose another --out, or go on with it by"
                                        + " --resume "
                                        + directory
                                : ": is not empty; choose another --out"));
    }

    /** {@code NTM-R002}: a directory can't be made or used. */
    static NtmException unusable(Path directory, IOException cause) {
        return new NtmException(
                "NTM-R002",
                NtmException.Kind.BAD_INPUT,
                directory
                        + ": can't be used as a run directory ("
                        + reason(directory, cause)
                        + "); choose another --out",
                cause);
    }

    /** {@code NTM-R003}: another process writes the run. */
    static NtmException inUse(Path directory, Optional<String> owner) {
        return NtmException.badInput(
                "NTM-R003",
                directory
                        + ": is in use by another process"
                        + owner.map(pid -> " (pid " + pid + ")").orElse("")
                        + "; wait until it ends, or choose another directory");
    }

    /** {@code NTM-R004}: a path is no run. */
    static NtmException noRun(Path directory, String problem) {
        return NtmException.badInput(
                "NTM-R004",
                directory
                        + ": "
                        + problem
                        + "; a run is a directory that ntm train made, with config.yaml in it");
    }

    /** {@code NTM-R004}: a path is no run, but holds several. */
    static NtmException severalSeeds(Path directory) {
        return NtmException.badInput(
                "NTM-R004",
                directory
                        + ": holds the runs of several seeds; name one of them, a directory in it"
                        + " such as s1");
    }

    /** {@code NTM-R005}: a resumed run would become another. */
    public static NtmException changed(Path directory, String setting, String was, String asked) {
        return NtmException.badInput(
                "NTM-R005",
                directory
                        + ": the run has "
                        + setting
                        + " "
                        + was
                        + ", not "
                        + asked
                        + "; a resumed run keeps its task, model, seed and optimizer");
    }

    /** {@code NTM-R006}: a file of a run can't be written while it goes. */
    public static NtmException unwritable(Path file, IOException cause) {
        return new NtmException(
                "NTM-R006",
                NtmException.Kind.FAILED_RUN,
                file + ": can't be written (" + reason(file, cause) + ")",
                cause);
    }

    /** {@code NTM-R007}: a file of a run can't be read. */
    public static NtmException unreadable(Path file, IOException cause) {
        return new NtmException(
                "NTM-R007",
                NtmException.Kind.BAD_INPUT,
                file + ": can't be read (" + reason(file, cause) + ")",
                cause);
    }

    /** What went wrong; the message of a file system's exception may be a path alone. */
    private static String reason(Path path, IOException e) {
        if (!(e instanceof FileSystemException failure)) {
            return String.valueOf(e.getMessage());
        }
        String file = String.valueOf(failure.getFile());
        return file.equals(path.toString()) ? problem(failure) : file + ": " + problem(failure);
    }

    private static String problem(FileSystemException e) {
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "not a directory";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        return String.valueOf(e.getReason()).toLowerCase(Locale.ROOT);
    }
}
