package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.cli.process.StandardInput;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.TrainedModel;
import org.ntm4j.episode.Task;
import org.ntm4j.error.NtmException;
import org.ntm4j.predict.Predictor;
import org.ntm4j.task.file.RowWidths;
import org.ntm4j.task.file.SequenceReader;
import org.ntm4j.task.file.StepLimit;
import org.ntm4j.train.RunModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ntm predict}: what a trained model answers to the user's sequences. */
@Command(
        name = "predict",
        description = {
            "Runs a trained model on your sequences: one JSON object a line in, {\"input\": [[…]]}, and"
                    + " one a line out, in the same order: {\"output\": [[…]]}, for every step and"
                    + " channel the probability of a one. Each answer is written before the next"
                    + " line is read.",
            "Where a line has a \"target\" its answer also says \"costBits\" and \"wrongBits\", at the"
                    + " steps of its \"mask\", or at all steps if it has none."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm predict my-run --input questions.jsonl > answers.jsonl",
            "  ntm predict my-run --input test.jsonl --threshold 0.5 --output out.jsonl",
            "  echo '{\"input\": [[0, 1], [0, 0]]}' | ntm predict my-run --input -"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class PredictCommand implements Callable<Integer> {
    private static final String STANDARD = "-";
    private static final int STEPS = 10_000;
    private static final int MOST_STEPS = 1_000_000;

    private final Console console;
    private final BackendRegistry registry;
    private final StandardInput standardInput;
    private final Interruption interruption;

    @Mixin private RunModelOptions model = new RunModelOptions();

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "JSON Lines to answer; - for standard input. Must be given.")
    private Optional<String> input = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "Where the answers go; a file that is there is replaced when all are written."
                            + " Default: standard output.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description =
                    "Also write \"bits\": 1 where the probability is above T, else 0. \"wrongBits\" are"
                            + " counted by it as well; without it, by 0.5.")
    private Optional<Double> threshold = Optional.empty();

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            description = "Of a sequence; a longer one is an error. Default: " + STEPS + ".")
    private int maxSteps = STEPS;

    @Mixin private BackendOptions backend = new BackendOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public PredictCommand(
            Console console,
            BackendRegistry registry,
            StandardInput standardInput,
            Interruption interruption) {
        this.console = console;
        this.registry = registry;
        this.standardInput = standardInput;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        Counts.require("--max-steps", maxSteps, MOST_STEPS);
        OptionalDouble bitsAbove = threshold.map(OptionalDouble::of).orElse(OptionalDouble.empty());
        if (!(bitsAbove.orElse(0) >= 0 && bitsAbove.orElse(0) <= 1)) {
            throw NtmException.badInput(
                    "NTM-U004",
                    "--threshold must be between 0 and 1, got " + bitsAbove.getAsDouble());
        }
        String source = input.orElseThrow(PredictCommand::noInput);
        AnswerTarget target = target(source);
        TrainedModel trained = model.read();
        try (OpenBackend computing = backend.open(registry);
                RunModel run = trained.load(computing.backend());
                Predictor predictor = predictor(run);
                SequenceReader reader = reader(source, run.task())) {
            target.write(
                    out -> new Answers(predictor, new AnswerWriter(out, bitsAbove)).write(reader));
        }
        return ExitStatus.DONE;
    }

    private static NtmException noInput() {
        return NtmException.badInput(
                "NTM-U003",
                "--input FILE is missing: the sequences to answer, - for standard input; try 'ntm"
                        + " predict --help'");
    }

    private AnswerTarget target(String source) {
        if (output.isEmpty()) {
            return new AnswerStream(console.data());
        }
        AnswerFile file = AnswerFile.named(output.get(), interruption);
        if (!source.equals(STANDARD)) {
            file.requireOther(source);
        }
        return file;
    }

    private static Predictor predictor(RunModel run) {
        Task task = run.task();
        return new Predictor(run.model(), run.backend(), task.inputWidth(), task.outputWidth());
    }

    private SequenceReader reader(String source, Task task) {
        RowWidths widths = new RowWidths(task.inputWidth(), task.outputWidth(), "the model has");
        StepLimit limit = new StepLimit(maxSteps, "--max-steps");
        return source.equals(STANDARD)
                ? new SequenceReader("standard input", standardInput.stream(), widths, limit)
                : SequenceReader.open(source, widths, limit);
    }
}
