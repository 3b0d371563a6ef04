package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.Evaluations;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ntm evaluate}: how a trained model does on fresh sequences. */
@Command(
        name = "evaluate",
        description =
                "Evaluates a trained model on fresh sequences of each kind that its task generalises"
                        + " to. Changes nothing in the run.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm evaluate runs/copy-ntm-ff-s1-20261124-101500",
            "  ntm evaluate --episodes 1000 --checkpoint last my-run",
            "  ntm evaluate --json my-run > table.json",
            "  ntm evaluate --set task.validationPath=more.jsonl my-run"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class EvaluateCommand implements Callable<Integer> {
    private final Console console;
    private final BackendRegistry registry;

    @Mixin private RunModelOptions model = new RunModelOptions();

    @Option(
            names = "--episodes",
            paramLabel = "N",
            description = "Sequences of each kind. Default: 100.")
    private long episodes = Evaluations.Extent.EPISODES;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Sequences at a time. Default: 20.")
    private int batchSize = Evaluations.Extent.BATCH_SIZE;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the sequences. Default: the run's.")
    private Optional<Long> seed = Optional.empty();

    @Mixin private TaskChanges changes = new TaskChanges();
    @Mixin private BackendOptions backend = new BackendOptions();
    @Mixin private ResultOptions result = new ResultOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public EvaluateCommand(Console console, BackendRegistry registry) {
        this.console = console;
        this.registry = registry;
    }

    @Override
    public Integer call() {
        Counts.require("--episodes", episodes, Counts.MOST_EPISODES);
        Counts.require("--batch-size", batchSize, Counts.MOST_BATCH);
        OptionalLong asked = seed.map(OptionalLong::of).orElse(OptionalLong.empty());
        Evaluations.Extent extent = new Evaluations.Extent(episodes, batchSize, asked);
        TrainedModel trained = changes.change(model.read(), "evaluated");
        try (OpenBackend computing = backend.open(registry)) {
            Evaluation evaluation =
                    Evaluations.of(trained, computing.backend(), extent, () -> false);
            print(evaluation, computing);
        }
        return ExitStatus.DONE;
    }

    private void print(Evaluation evaluation, OpenBackend computing) {
        if (!result.isJson()) {
            console.note(computing.note());
            EvaluationTable.print(evaluation, console);
            return;
        }
        console.out()
                .print(
                        Json.pretty(
                                json -> {
                                    json.writeStringField("run", model.run().toString());
                                    json.writeStringField("backend", computing.backend().id());
                                    evaluation.writeFields(json);
                                }));
        console.out().flush();
    }
}
