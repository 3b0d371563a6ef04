package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.report.HeadView;
import org.ntm4j.report.OutputFiles;
import org.ntm4j.report.ReportPage;
import org.ntm4j.report.ReportRuns;
import org.ntm4j.report.plot.HeadPictures;
import org.ntm4j.report.plot.Picture;
import org.ntm4j.report.plot.ReportCharts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntm report}: learning curves, tables and pictures of runs, in one page. */
@Command(
        name = "report",
        description = {
            "Makes one page of runs of a task: learning curves with the spread over seeds beside the"
                    + " paper's, how the models generalise, all results, and what the heads do.",
            "The page, report.html, needs no other file and no network. Each plot is beside it as PNG"
                    + " and SVG. Runs that are being trained are reported as far as they are."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm report my-run",
            "  ntm report five-seeds",
            "  ntm report --out copy-report ff-1 ff-2 lstm-1 lstm-2"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class ReportCommand implements Callable<Integer> {
    private final Console console;
    private final BackendRegistry registry;

    @Parameters(
            paramLabel = "RUN",
            arity = "1..*",
            description = "Directories of runs, or of what --seeds trained.")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where page and plots go. Default: the directory of a single RUN; report for"
                            + " several.")
    private Optional<Path> out = Optional.empty();

    @Mixin private BackendOptions backend = new BackendOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public ReportCommand(Console console, BackendRegistry registry) {
        this.console = console;
        this.registry = registry;
    }

    @Override
    public Integer call() {
        ReportRuns read = ReportRuns.read(runs);
        Path directory = out.orElseGet(() -> runs.size() == 1 ? runs.get(0) : Path.of("report"));
        OutputFiles files = new OutputFiles(directory);
        List<HeadView> views;
        try (OpenBackend computing = backend.open(registry)) {
            views = ReportPage.views(read, computing.backend());
        }
        OutputFiles plots = new OutputFiles(directory.resolve("plots"));
        for (Picture picture : new ReportCharts(read).all()) {
            write(plots, picture, picture.name());
        }
        for (HeadView view : views) {
            view.recording()
                    .map(HeadPictures::new)
                    .map(HeadPictures::overview)
                    .ifPresent(picture -> write(plots, picture, "heads-" + view.run().name()));
        }
        files.write(RunReport.FILE, ReportPage.of(read, views));
        console.out()
                .println("Saved in " + directory + "; open " + directory.resolve(RunReport.FILE));
        return ExitStatus.DONE;
    }

    private static void write(OutputFiles files, Picture picture, String name) {
        files.write(name + ".png", picture.png());
        files.write(name + ".svg", picture.svg());
    }
}
