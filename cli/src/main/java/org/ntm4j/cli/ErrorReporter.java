package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.Failures;
import org.ntm4j.error.NtmException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.PicocliException;

/** How failures reach the person: one line with a code, and the exit status that fits. */
public final class ErrorReporter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;
    private final boolean debug;

    /**
     * @param console to print to
     * @param arguments may ask for stack traces
     */
    @Inject
    public ErrorReporter(Console console, Arguments arguments) {
        this.console = console;
        this.debug = arguments.isDebug();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        return report(UsageErrors.explain(failure));
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, ParseResult parsed) {
        return report(failure);
    }

    /** Prints any failure; the exit status. */
    public int report(Throwable failure) {
        NtmException known = explain(failure);
        console.failure(known.code(), String.valueOf(known.getMessage()));
        if (debug) {
            PrintWriter err = console.err();
            failure.printStackTrace(err);
            err.flush();
        }
        return ExitStatus.of(known.kind());
    }

    private NtmException explain(Throwable failure) {
        return failure instanceof PicocliException && failure.getCause() != null
                ? explain(failure.getCause())
                : Failures.explain(failure, debug);
    }
}
