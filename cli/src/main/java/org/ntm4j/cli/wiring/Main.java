package org.ntm4j.cli.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.ntm4j.cli.CommandLines;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Terminal;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.Host;
import org.ntm4j.cli.process.Installation;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.cli.process.StandardInput;

/** Where the program begins and ends. */
public final class Main {
    /** Guice makes no classes of its own then: it starts sooner, and newer JDKs don't complain. */
    private static final String GUICE_BYTECODE = "guice_bytecode_gen_option";

    /** Pictures are drawn into files: there need be no screen. */
    private static final String HEADLESS = "java.awt.headless";

    /** How long a run that is interrupted may take to save. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Main() {}

    /** The program. */
    public static void main(String[] arguments) {
        setDefault(GUICE_BYTECODE, "DISABLED");
        setDefault(HEADLESS, "true");
        Map<String, String> properties = properties(System.getProperties());
        Console console = console(properties);
        Interruption interruption = new Interruption(PATIENCE);
        Runtime.getRuntime().addShutdownHook(hook(interruption, console));
        int status;
        try {
            ProcessModule process =
                    new ProcessModule(
                            new Arguments(List.of(arguments)),
                            new StandardInput(new FileInputStream(FileDescriptor.in)),
                            console,
                            Host.of(properties, Runtime.getRuntime().availableProcessors()),
                            Installation.of(properties),
                            interruption);
            Injector injector = Guice.createInjector(process, new CommandsModule());
            status = injector.getInstance(CommandLines.class).execute(arguments);
        } finally {
            interruption.programEnded();
        }
        System.exit(status);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** A JVM that was told to end waits for its hooks, not for the thread that works. */
    private static Thread hook(Interruption interruption, Console console) {
        return new Thread(
                () -> {
                    if (interruption.request(console.err()::println)) {
                        Runtime.getRuntime().halt(Interruption.EXIT_STATUS);
                    }
                },
                "interruption");
    }

    private static Console console(Map<String, String> properties) {
        Terminal terminal = Terminal.detect(System.getenv(), properties);
        return Console.of(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Charset.defaultCharset(),
                terminal);
    }

    private static Map<String, String> properties(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
    }
}
