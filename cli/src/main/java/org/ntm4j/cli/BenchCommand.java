package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.bench.BenchJson;
import org.ntm4j.bench.BenchResult;
import org.ntm4j.bench.Comparison;
import org.ntm4j.bench.Machine;
import org.ntm4j.bench.Origin;
import org.ntm4j.bench.measure.BackendOpener;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.report.OutputFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ntm bench}: how fast this machine is. */
@Command(
        name = "bench",
        description = {
            "Measures how fast this machine trains and predicts, and how far that is from what its"
                    + " processor can. Without options: every task with every model, in about two"
                    + " minutes.",
            "Close other programs first: what else runs makes the figures lower."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm bench",
            "  ntm bench --task copy --model ntm-ff --batch-size 1,16 --seconds 2",
            "  ntm bench --backend cpu --backend-option kernels=scalar --out scalar.json",
            "  ntm bench --compare scalar.json",
            "  ntm bench --compare before.json after.json",
            "  ntm bench --profile --model ntm-lstm",
            "  ntm bench --growth --plots growth",
            "  ntm bench --full --out figures.json --plots growth"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class BenchCommand implements Callable<Integer> {
    private final Console console;
    private final BackendRegistry registry;
    private final Host host;
    private final BuildInfo build;
    private final Clock clock;

    @Mixin private BenchOptions what = new BenchOptions();
    @Mixin private BenchOutputOptions output = new BenchOutputOptions();
    @Mixin private BackendOptions backend = new BackendOptions();
    @Mixin private ResultOptions result = new ResultOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public BenchCommand(
            Console console, BackendRegistry registry, Host host, BuildInfo build, Clock clock) {
        this.console = console;
        this.registry = registry;
        this.host = host;
        this.build = build;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        what.check();
        output.check(what.wantsGrowth());
        BenchPrinter printer = new BenchPrinter(console, output.isMarkdown());
        List<Path> compared = output.compared();
        if (compared.size() == 2) {
            printer.print(Comparison.of(compared.get(0), compared.get(1)));
            return ExitStatus.DONE;
        }
        BenchResult measured = measure();
        output.out().ifPresent(file -> OutputFiles.writeFile(file, BenchJson.text(measured)));
        output.plots().ifPresent(directory -> GrowthFiles.write(directory, measured.growth()));
        if (result.isJson()) {
            console.out().print(BenchJson.text(measured));
            console.out().flush();
            return ExitStatus.DONE;
        }
        printer.print(measured);
        compared.forEach(file -> printer.print(Comparison.of(file, measured)));
        return ExitStatus.DONE;
    }

    /** The load of the machine is that from before. */
    private BenchResult measure() {
        Machine machine = Machine.of(host);
        Origin origin = origin(machine);
        BackendOpener opener = new BackendOpener(registry, origin.backend(), backend.config());
        return new BenchJob(console, what, opener, host.processors()).run(origin);
    }

    private Origin origin(Machine machine) {
        String commit = build.commit().map(hash -> " (" + hash + ")").orElse("");
        try (OpenBackend open = backend.open(registry)) {
            return new Origin(
                    clock.instant(),
                    build.version() + commit,
                    machine,
                    open.backend().id(),
                    open.backend().description(),
                    open.config().options());
        }
    }
}
