package org.ntm4j.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
@SuppressWarnings("UnusedVariable") // picocli wants a field for each option.
final class CommonOptions {
    private static final int AT_THE_END = 100;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = AT_THE_END,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = "--debug",
            order = AT_THE_END + 1,
            description = "Show where a failure comes from.")
    private boolean debug;
}
