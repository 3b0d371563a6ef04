package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.Resumption;
import org.ntm4j.cli.run.RunDirectory;
import org.ntm4j.cli.run.RunNames;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ntm train}: trains a model, saves it and evaluates it. */
@Command(
        name = "train",
        description = {
            "Trains a model on a task, saves everything in a run directory, and evaluates the best"
                    + " checkpoint on longer sequences than it was trained on.",
            "Ctrl-C saves the run; --resume goes on with it as if it had not stopped."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm train --task copy --model ntm-ff --backend cpu",
            "  ntm train --model lstm --preset paper --seed 7 --out my-run",
            "  ntm train --set task.maxLength=10 --set model.memoryLocations=64",
            "  ntm train --target-cost 0.1 --episodes 20000",
            "  ntm train --resume my-run --episodes 100000"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class TrainCommand implements Callable<Integer> {
    private final TrainingJob job;

    @Mixin private SettingsOptions settings = new SettingsOptions();
    @Mixin private BackendOptions backend = new BackendOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Run directory, new or empty. Default: runs/TASK-MODEL-sSEED-TIME.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Go on with a run from its last checkpoint.")
    private Optional<Path> resume = Optional.empty();

    @Mixin private TrainOutputOptions output = new TrainOutputOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public TrainCommand(TrainingJob job) {
        this.job = job;
    }

    @Override
    public Integer call() {
        output.check();
        return job.interruption().saving(() -> resume.isPresent() ? goOn(resume.get()) : start());
    }

    private int start() {
        RunConfig config = settings.resolve();
        Path root = out.orElseGet(() -> RunNames.free(config, job.clock()));
        try (OpenBackend computing = backend.open(job.registry());
                TrainingSession session = TrainingSession.start(config, computing.backend());
                RunDirectory directory = RunDirectory.create(root, config)) {
            return job.run(session, directory, computing, output);
        }
    }

    private int goOn(Path root) {
        refuse("--out", out.isPresent());
        refuse("--config", settings.file().isPresent());
        refuse("--preset", settings.choice().givenPreset().isPresent());
        try (RunDirectory directory = RunDirectory.reopen(root)) {
            Resumption from = Resumption.of(directory.files(), settings);
            try (OpenBackend computing = backend.open(job.registry());
                    TrainingSession session = from.session(computing.backend())) {
                directory.writeConfig(from.config());
                return job.run(session, directory, computing, output);
            }
        }
    }

    private static void refuse(String option, boolean given) {
        if (given) {
            throw NtmException.badInput(
                    "NTM-U008",
                    option
                            + " and --resume exclude each other: a resumed run keeps its directory"
                            + " and its settings; --set and the options of training change them");
        }
    }
}
