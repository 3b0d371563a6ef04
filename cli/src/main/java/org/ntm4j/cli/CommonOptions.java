package org.ntm4j.cli;

import java.util.Optional;
import org.ntm4j.cli.plugin.Plugins;
import picocli.CommandLine.Option;

/** What every command understands. */
@SuppressWarnings("UnusedVariable") // picocli wants a field for each option.
final class CommonOptions {
    private static final int AT_THE_END = 100;

    @Option(
            names = Plugins.OPTION,
            paramLabel = "PATH",
            order = AT_THE_END - 1,
            description =
                    "Jars of more backends, or directories of them, separated by"
                            + " '${sys:path.separator}'. The directory 'plugins' beside the launcher"
                            + " is read as well.")
    private Optional<String> pluginPath = Optional.empty();

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
