package org.ntm4j.serve.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ntm4j.error.NtmException;

/** The failures of looking for runs, each with its code. */
final class FinderErrors {
    private FinderErrors() {}

    /** {@code NTM-S001}: what was named is no directory. */
    static NtmException noDirectory(Path path, boolean exists) {
        return NtmException.badInput(
                "NTM-S001",
                path
                        + (exists ? ": is not a directory" : ": there is no such directory")
                        + "; name a run, or a directory with runs in it such as runs");
    }

    /** {@code NTM-S002}: there is nothing to show. */
    static NtmException noRuns(List<Path> roots) {
        return NtmException.badInput(
                "NTM-S002",
                roots.stream().map(Path::toString).collect(Collectors.joining(", "))
                        + ": no run is in there, nor in the directories in it; a run is a directory"
                        + " that ntm train made, with config.yaml in it");
    }
}
