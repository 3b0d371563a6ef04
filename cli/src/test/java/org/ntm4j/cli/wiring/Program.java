package org.ntm4j.cli.wiring;

import com.google.inject.Guice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ntm4j.cli.CommandLines;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Terminal;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.Host;
import org.ntm4j.cli.process.Installation;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.cli.process.StandardInput;

/** The program as tests call it, in their own process. */
final class Program {
    private Program() {}

    /**
     * What a call did.
     *
     * @param status its exit status
     * @param out its results
     * @param err everything else
     */
    record Result(int status, String out, String err) {}

    /** Calls the program. */
    static Result run(String... arguments) {
        return run(new Interruption(Duration.ofMinutes(1)), arguments);
    }

    /** Calls the program, which may be interrupted. */
    static Result run(Interruption interruption, String... arguments) {
        return run(Optional.empty(), "", interruption, arguments);
    }

    /** Calls the program, which finds a text on its standard input. */
    static Result runOn(String text, String... arguments) {
        return run(Optional.empty(), text, new Interruption(Duration.ofMinutes(1)), arguments);
    }

    /** Calls the program by the launcher of a directory. */
    static Result runIn(Path home, String... arguments) {
        return run(Optional.of(home), "", new Interruption(Duration.ofMinutes(1)), arguments);
    }

    private static Result run(
            Optional<Path> home, String input, Interruption interruption, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.of(out, err, StandardCharsets.UTF_8, Terminal.none());
        ProcessModule process =
                new ProcessModule(
                        new Arguments(List.of(arguments)),
                        new StandardInput(
                                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))),
                        console,
                        new Host("a JVM", "a system", 2),
                        new Installation(home),
                        interruption);
        int status =
                Guice.createInjector(process, new CommandsModule())
                        .getInstance(CommandLines.class)
                        .execute(arguments);
        return new Result(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
