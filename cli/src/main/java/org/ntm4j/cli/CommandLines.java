package org.ntm4j.cli;

import jakarta.inject.Inject;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Style;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;

/** The commands, ready to be called. */
public final class CommandLines {
    private final IFactory factory;
    private final Console console;
    private final ErrorReporter errors;

    /**
     * @param factory makes the commands
     * @param console to print to
     * @param errors reports failures
     */
    @Inject
    public CommandLines(IFactory factory, Console console, ErrorReporter errors) {
        this.factory = factory;
        this.console = console;
        this.errors = errors;
    }

    /**
     * Calls the program.
     *
     * @return its exit status
     */
    public int execute(String... arguments) {
        try {
            return create().execute(arguments);
        } catch (Error | RuntimeException failure) {
            return errors.report(failure);
        }
    }

    CommandLine create() {
        Ansi ansi = console.outStyle() == Style.COLOURED ? Ansi.ON : Ansi.OFF;
        return new CommandLine(NtmCommand.class, factory)
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(console.textColumns())
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }
}
