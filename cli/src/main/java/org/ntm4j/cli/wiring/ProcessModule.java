package org.ntm4j.cli.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;
import org.ntm4j.cli.process.Installation;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.cli.process.StandardInput;

/** What comes from the process: how it was called, what it reads and writes, clocks. */
public final class ProcessModule extends AbstractModule {
    private final Arguments arguments;
    private final StandardInput input;
    private final Console console;
    private final Host host;
    private final Installation installation;
    private final Interruption interruption;

    /**
     * @param arguments the program was called with
     * @param input it reads
     * @param console it writes to
     * @param host it runs on
     * @param installation where it is installed
     * @param interruption that may end it
     */
    public ProcessModule(
            Arguments arguments,
            StandardInput input,
            Console console,
            Host host,
            Installation installation,
            Interruption interruption) {
        this.arguments = arguments;
        this.input = input;
        this.console = console;
        this.host = host;
        this.installation = installation;
        this.interruption = interruption;
    }

    @Override
    protected void configure() {
        bind(Arguments.class).toInstance(arguments);
        bind(StandardInput.class).toInstance(input);
        bind(Console.class).toInstance(console);
        bind(Host.class).toInstance(host);
        bind(Installation.class).toInstance(installation);
        bind(Clock.class).toInstance(Clock.system(ZoneId.systemDefault()));
        bind(LongSupplier.class).toInstance(System::nanoTime);
        bind(Interruption.class).toInstance(interruption);
    }

    @Provides
    @Singleton
    BuildInfo build() {
        return BuildInfo.load();
    }
}
