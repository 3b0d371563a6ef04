package org.ntm4j.cli.process;

import java.util.List;

/**
 * How the program was called.
 *
 * @param all in order
 */
public record Arguments(List<String> all) {
    private static final String DEBUG = "--debug";

    /** Copies the list. */
    public Arguments {
        all = List.copyOf(all);
    }

    /** Whether failures are to be shown with their stack traces. */
    public boolean isDebug() {
        return all.contains(DEBUG);
    }
}
