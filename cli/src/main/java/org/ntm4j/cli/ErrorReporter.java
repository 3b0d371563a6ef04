package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.process.Arguments;
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
        if (failure instanceof NtmException known) {
            return known;
        } else if (failure instanceof PicocliException && failure.getCause() != null) {
            return explain(failure.getCause());
        } else if (failure instanceof OutOfMemoryError) {
            return new NtmException(
                    "NTM-X002",
                    NtmException.Kind.FAILED_RUN,
                    "the memory of the JVM is used up ("
                            + failure.getMessage()
                            + "); give it more, for example by NTM_JAVA_OPTS=-Xmx4g, or make the"
                            + " model or the batch smaller",
                    failure);
        }
        return new NtmException(
                "NTM-X001",
                NtmException.Kind.FAILED_RUN,
                "a failure that should not happen: "
                        + failure
                        + (debug ? "" : "; --debug shows where"),
                failure);
    }
}
