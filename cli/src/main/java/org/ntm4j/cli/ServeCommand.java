package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.process.Host;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.cli.process.PageOpener;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.error.NtmException;
import org.ntm4j.serve.Dashboard;
import org.ntm4j.serve.http.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntm serve}: a dashboard of runs in the browser. */
@Command(
        name = "serve",
        description = {
            "Shows runs in the browser: their learning curves while they train, rate and time left,"
                    + " seeds side by side, what the heads do at the newest checkpoint; and a"
                    + " playground, where the trained model answers what you draw.",
            "Only this machine can open it, unless --host says otherwise. Ctrl-C ends it; trainings go"
                    + " on."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm serve",
            "  ntm serve my-run five-seeds --open",
            "  ntm serve runs --port 0",
            "  ntm serve runs --host 0.0.0.0 --allow-host workstation.lan"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class ServeCommand implements Callable<Integer> {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT = 8642;
    private static final int MOST_PORT = 65_535;

    private final Console console;
    private final BackendRegistry registry;
    private final Host host;
    private final Interruption interruption;
    private final Clock clock;
    private final LongSupplier nanoTime;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..*",
            description =
                    "Runs, or directories with runs in them; new ones are found while it goes."
                            + " Default: runs.")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Where to listen. Default: 127.0.0.1, this machine alone; 0.0.0.0 for all"
                            + " addresses it has. There is no password.")
    private String address = LOOPBACK;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Default: " + PORT + "; 0 for any that is free.")
    private int port = PORT;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description =
                    "A name by which others may ask for it, besides localhost and numbers; may be"
                            + " repeated.")
    private Set<String> names = new LinkedHashSet<>();

    @Option(names = "--open", description = "Open it in the browser.")
    private boolean open;

    @Option(
            names = "--backend",
            paramLabel = "BACKEND",
            description =
                    "What the models of checkpoints are asked on. Default: cpu, which leaves a graphics"
                            + " card to the trainings.")
    private String backend = "cpu";

    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public ServeCommand(
            Console console,
            BackendRegistry registry,
            Host host,
            Interruption interruption,
            Clock clock,
            LongSupplier nanoTime) {
        this.console = console;
        this.registry = registry;
        this.host = host;
        this.interruption = interruption;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > MOST_PORT) {
            throw NtmException.badInput(
                    "NTM-U004", "--port must be between 0 and " + MOST_PORT + ", got " + port);
        }
        List<Path> roots = runs.isEmpty() ? List.of(Path.of("runs")) : runs;
        Dashboard.Settings settings =
                new Dashboard.Settings(roots, new Address(address, port), names);
        registry.select(backend);
        return interruption.saving(() -> serve(settings));
    }

    private OpenBackend openBackend() {
        return OpenBackend.open(registry, backend, BackendConfig.defaults());
    }

    private int serve(Dashboard.Settings settings) {
        try (Dashboard dashboard = Dashboard.start(settings, this::openBackend, clock, nanoTime)) {
            announce(dashboard);
            interruption.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Interruption.EXIT_STATUS;
    }

    private void announce(Dashboard dashboard) {
        console.out().println(dashboard.uri());
        console.note(
                (dashboard.runs() == 1 ? "1 run" : dashboard.runs() + " runs")
                        + "; Ctrl-C ends the dashboard, trainings go on");
        if (!isLoopback(address)) {
            console.note(
                    "everybody who reaches --host "
                            + address
                            + " can see the runs and ask their models: there is no password");
        }
        if (open) {
            try {
                PageOpener.open(host, dashboard.uri());
            } catch (IOException e) {
                console.note("the browser can't be opened (" + e.getMessage() + ")");
            }
        }
    }

    private static boolean isLoopback(String address) {
        return List.of(LOOPBACK, "localhost", "::1", "[::1]").contains(address);
    }
}
