package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.TrainedModel;
import org.ntm4j.error.NtmException;
import org.ntm4j.report.EpisodeChoice;
import org.ntm4j.report.EpisodeJson;
import org.ntm4j.report.EpisodePage;
import org.ntm4j.report.EpisodeRecorder;
import org.ntm4j.report.EpisodeRecording;
import org.ntm4j.report.Origin;
import org.ntm4j.report.OutputFiles;
import org.ntm4j.report.plot.HeadPictures;
import org.ntm4j.report.plot.Picture;
import org.ntm4j.train.RunModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ntm inspect}: what the heads of a trained model do in one episode. */
@Command(
        name = "inspect",
        description = {
            "Shows what a trained model does in one episode: inputs, targets, outputs; where each head"
                    + " writes and reads, what it erases and adds, and how it addresses.",
            "Writes pictures as PNG and SVG, a page to step through time, index.html, and all numbers,"
                    + " episode.json; with --text or --json alone it writes none of these."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm inspect my-run",
            "  ntm inspect --length 40 --seed 3 --out pictures my-run",
            "  ntm inspect --text my-run",
            "  ntm inspect --json - my-run | python3 -m json.tool"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class InspectCommand implements Callable<Integer> {
    private static final String STANDARD = "-";
    private static final int MOST_LENGTH = 100_000;

    private final Console console;
    private final BackendRegistry registry;

    @Mixin private RunModelOptions model = new RunModelOptions();

    @Option(
            names = "--length",
            paramLabel = "N",
            description =
                    "Of the episode: vectors to copy, items to recall or sort, bits to predict."
                            + " Default: the longest that the run was trained on.")
    private Optional<Integer> length = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of the episode. Default: 7.")
    private long seed = EpisodeChoice.SEED;

    @Mixin private TaskChanges changes = new TaskChanges();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where pictures and page go. Default: inspect in the run directory.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--text", description = "Print the episode as tables.")
    private boolean text;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write all numbers as JSON; - for standard output.")
    private Optional<String> json = Optional.empty();

    @Mixin private BackendOptions backend = new BackendOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public InspectCommand(Console console, BackendRegistry registry) {
        this.console = console;
        this.registry = registry;
    }

    @Override
    public Integer call() {
        if (length.isPresent()) {
            Counts.require("--length", length.get(), MOST_LENGTH);
        }
        if (text && json.equals(Optional.of(STANDARD))) {
            throw NtmException.badInput(
                    "NTM-U008",
                    "--text and --json - exclude each other: both go to standard output");
        }
        EpisodeRecording recording = record();
        if (out.isPresent() || !(text || json.isPresent())) {
            writePictures(recording, out.orElseGet(() -> model.run().resolve("inspect")));
        }
        if (json.isPresent()) {
            writeJson(recording, json.get());
        }
        if (text) {
            new EpisodeText(recording, console).print();
        }
        return ExitStatus.DONE;
    }

    private EpisodeRecording record() {
        TrainedModel trained = changes.change(model.read(), "inspected");
        OptionalInt asked = length.map(OptionalInt::of).orElse(OptionalInt.empty());
        TrainedModel shown = trained.with(EpisodeChoice.sized(trained.config(), asked));
        try (OpenBackend computing = backend.open(registry);
                RunModel run = shown.load(computing.backend());
                EpisodeRecorder recorder = new EpisodeRecorder(run)) {
            Origin origin = Origin.of(RunTexts.name(model.run()), shown, seed);
            return recorder.record(origin, EpisodeChoice.draw(run.task(), seed));
        }
    }

    private void writePictures(EpisodeRecording recording, Path directory) {
        OutputFiles files = new OutputFiles(directory);
        for (Picture picture : new HeadPictures(recording).all()) {
            files.write(picture.name() + ".png", picture.png());
            files.write(picture.name() + ".svg", picture.svg());
        }
        files.write("episode.json", EpisodeJson.of(recording));
        files.write("index.html", EpisodePage.of(recording));
        if (!json.equals(Optional.of(STANDARD))) {
            console.out()
                    .println("Saved in " + directory + "; open " + directory.resolve("index.html"));
        }
    }

    private void writeJson(EpisodeRecording recording, String file) {
        if (file.equals(STANDARD)) {
            console.out().print(EpisodeJson.of(recording));
            console.out().flush();
        } else {
            OutputFiles.writeFile(file, EpisodeJson.of(recording));
        }
    }
}
