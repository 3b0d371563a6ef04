package org.ntm4j.cli.run;

import java.util.Locale;

/** The checkpoints that a run keeps. */
public enum CheckpointKind {
    /** Of the report window with the lowest cost. */
    BEST,
    /** The latest. */
    LAST;

    /** As in the file's name and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
