package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.checkpoint.AtomicFile;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.TextTable;
import org.ntm4j.cli.console.TextTable.Column;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.error.NtmException;
import org.ntm4j.gradcheck.BackendOption;
import org.ntm4j.gradcheck.Drift;
import org.ntm4j.gradcheck.DriftCheck;
import org.ntm4j.gradcheck.GradientCase;
import org.ntm4j.gradcheck.GradientCheck;
import org.ntm4j.gradcheck.GradientDifference;
import org.ntm4j.gradcheck.Table;
import org.ntm4j.train.RunConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ntm gradcheck}: whether a backend computes what another does, on this machine. */
@Command(
        name = "gradcheck",
        description = {
            "Compares a backend with another on this machine: the loss of each sequence, the gradient"
                    + " of each parameter, and how far a short training drifts. Exit status 1 if"
                    + " they differ.",
            "An error is the largest difference of an element, relative to the largest element."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm gradcheck --backend cpu",
            "  ntm gradcheck --backend cuda --model ntm-lstm --task n-grams",
            "  ntm gradcheck --against cpu --against-option kernels=scalar",
            "  ntm gradcheck --backend cpu --html check.html"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class GradcheckCommand implements Callable<Integer> {
    private static final double TOLERANCE = 1e-4;
    private static final double DRIFT_TOLERANCE = 1e-3;

    private final Console console;
    private final BackendRegistry registry;

    @Mixin private BackendOptions backend = new BackendOptions();

    @Option(
            names = "--against",
            paramLabel = "BACKEND",
            description = "The backend that is right. Default: reference.")
    private String against = "reference";

    @Option(
            names = "--against-option",
            paramLabel = "KEY=VALUE",
            description = "For that one; may be repeated.")
    private Map<String, String> againstOptions = new LinkedHashMap<>();

    @Mixin private GradcheckOptions what = new GradcheckOptions();

    @Option(
            names = "--tolerance",
            paramLabel = "ERROR",
            description = "Of losses and gradients, relative. Default: 1e-4.")
    private double tolerance = TOLERANCE;

    @Option(
            names = "--drift-tolerance",
            paramLabel = "ERROR",
            description = "Of costs and parameters in training, relative. Default: 1e-3.")
    private double driftTolerance = DRIFT_TOLERANCE;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the tables as a page.")
    private Optional<Path> html = Optional.empty();

    @Mixin private ResultOptions result = new ResultOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public GradcheckCommand(Console console, BackendRegistry registry) {
        this.console = console;
        this.registry = registry;
    }

    @Override
    public Integer call() {
        what.check();
        requirePositive("--tolerance", tolerance);
        requirePositive("--drift-tolerance", driftTolerance);
        List<GradientCase> cases = what.cases();
        List<RunConfig> runs = what.runs();
        BackendOption right = opened(against, new BackendConfig(againstOptions));
        BackendOption checked = opened(backend.id(), backend.config());
        requireDifferent(right, checked);
        GradcheckResult compared = compare(List.of(right, checked), cases, runs);
        if (html.isPresent()) {
            writePage(html.get(), compared);
        }
        print(compared);
        if (!compared.isWithin()) {
            throw compared.failure();
        }
        return ExitStatus.DONE;
    }

    private static void requirePositive(String option, double value) {
        if (!(value > 0)) {
            throw NtmException.badInput("NTM-U004", option + " must be above 0, got " + value);
        }
    }

    private static void requireDifferent(BackendOption right, BackendOption checked) {
        if (right.equals(checked)) {
            throw NtmException.badInput(
                    "NTM-U009",
                    "--backend and --against are both "
                            + right.name()
                            + "; name two backends, or give one of them other options");
        }
    }

    /** The backend that a request means, which can be opened. */
    private BackendOption opened(String id, BackendConfig config) {
        try (OpenBackend open = OpenBackend.open(registry, id, config)) {
            if (!result.isJson()) {
                console.note(open.note());
            }
            return new BackendOption(open.backend().id(), config.options());
        }
    }

    private GradcheckResult compare(
            List<BackendOption> pair, List<GradientCase> cases, List<RunConfig> runs) {
        List<GradientDifference> gradients =
                new GradientCheck(registry, pair)
                        .run(cases).compared().values().stream().flatMap(List::stream).toList();
        List<Drift> drifts = new DriftCheck(registry, pair).run(runs, what.updates()).drifts();
        return new GradcheckResult(
                pair.get(1).name(),
                pair.get(0).name(),
                tolerance,
                driftTolerance,
                gradients,
                drifts);
    }

    private void print(GradcheckResult compared) {
        if (result.isJson()) {
            console.out().print(Json.pretty(compared::writeFields));
            console.out().flush();
            return;
        }
        console.out().println(title(compared));
        print(
                compared.gradientTable(),
                Column.left("model"),
                Column.left("parameter"),
                Column.right("largest error"),
                Column.right("largest element"));
        print(
                compared.driftTable(),
                Column.left("model"),
                Column.right("updates"),
                Column.right("cost error"),
                Column.right("parameter error"),
                Column.left("of parameter"));
        if (compared.isWithin()) {
            console.out().println();
            console.out().println("All within tolerance.");
        }
    }

    private String title(GradcheckResult compared) {
        return compared.backend()
                + " against "
                + compared.against()
                + ", "
                + what.batchSize()
                + " sequences of "
                + what.task();
    }

    private void print(Table table, Column... columns) {
        TextTable text = new TextTable(columns);
        table.rows().forEach(row -> text.row(row.toArray(String[]::new)));
        console.out().println();
        console.out().println(table.title() + ":");
        text.lines(console.outStyle()).forEach(console.out()::println);
    }

    private void writePage(Path file, GradcheckResult compared) {
        String page =
                Table.toHtmlPage(
                        title(compared), List.of(compared.gradientTable(), compared.driftTable()));
        try {
            AtomicFile.write(file, page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new NtmException(
                    "NTM-G002",
                    NtmException.Kind.BAD_INPUT,
                    "--html "
                            + file
                            + ": the page can't be written there ("
                            + e
                            + "); name a file in a directory that exists",
                    e);
        }
    }
}
