package org.ntm4j.cli;

import picocli.CommandLine.Option;

/** How results are shown. */
final class ResultOptions {
    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    /** Whether a program reads the result. */
    boolean isJson() {
        return json;
    }
}
