package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.Resumption;
import org.ntm4j.cli.run.RunDirectory;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.RunNames;
import org.ntm4j.cli.seeds.SeedList;
import org.ntm4j.cli.seeds.SeedsJob;
import org.ntm4j.cli.seeds.SeedsSettings;
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
            "  ntm train --seeds 1-5 --threads 2 --out five-runs",
            "  ntm train --resume my-run --episodes 100000"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class TrainCommand implements Callable<Integer> {
    private final TrainingJob job;
    private final SeedsJob seedsJob;

    @Mixin private SettingsOptions settings = new SettingsOptions();
    @Mixin private SeedsOptions seeds = new SeedsOptions();
    @Mixin private BackendOptions backend = new BackendOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Run directory, new or empty. Default: runs/TASK-MODEL-sSEED-TIME.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description =
                    "Go on with a run from its last checkpoint, or with those of --seeds that are"
                            + " not finished.")
    private Optional<Path> resume = Optional.empty();

    @Mixin private TrainOutputOptions output = new TrainOutputOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public TrainCommand(TrainingJob job, SeedsJob seedsJob) {
        this.job = job;
        this.seedsJob = seedsJob;
    }

    @Override
    public Integer call() {
        output.check();
        seeds.check();
        return job.interruption().saving(this::work);
    }

    private int work() {
        Optional<SeedList> list = seeds.seeds();
        if (list.isPresent()) {
            exclude("--seeds", resume.isPresent(), "--resume", "resumed seeds stay the same");
            exclude(
                    "--seeds",
                    settings.givesSeed(),
                    "--seed",
                    "--seeds takes one seed as well, as in --seeds 4");
            return startSeeds(list.get());
        } else if (resume.isPresent() && new RunFiles(resume.get()).holdsSeeds()) {
            return goOnWithSeeds(resume.get());
        }
        seeds.requireNone();
        return resume.isPresent() ? goOn(resume.get()) : start();
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
        refuseNewSettings();
        try (RunDirectory directory = RunDirectory.reopen(root)) {
            Resumption from = Resumption.of(directory.files(), settings);
            try (OpenBackend computing = backend.open(job.registry());
                    TrainingSession session = from.session(computing.backend())) {
                directory.writeConfig(from.config());
                return job.run(session, directory, computing, output);
            }
        }
    }

    private int startSeeds(SeedList list) {
        SeedsSettings all =
                new SeedsSettings(
                        list,
                        seeds.converged().orElse(SeedsSettings.CONVERGED),
                        output.evaluationEpisodes(),
                        settings.resolve());
        Path root = out.orElseGet(() -> RunNames.free(all.config(), list.name(), job.clock()));
        return reported(root, seedsJob.start(root, all, seedsCall()));
    }

    private int goOnWithSeeds(Path root) {
        refuseNewSettings();
        exclude("--seed", settings.givesSeed(), "--resume", "resumed seeds stay the same");
        SeedsJob.Changes changes =
                new SeedsJob.Changes(settings, seeds.converged(), output.givenEvaluationEpisodes());
        return reported(root, seedsJob.goOn(root, changes, seedsCall()));
    }

    private SeedsJob.Call seedsCall() {
        return new SeedsJob.Call(
                backend.id(),
                backend.config(),
                seeds.threads(),
                output.observers(job.training()),
                output.isQuiet(),
                output.isJson());
    }

    private int reported(Path root, SeedsJob.End end) {
        if (output.isReported() && end != SeedsJob.End.INTERRUPTED) {
            try (OpenBackend computing = backend.open(job.registry())) {
                RunReport.write(root, computing.backend(), job.console());
            }
        }
        return status(end);
    }

    private static int status(SeedsJob.End end) {
        return switch (end) {
            case DONE -> ExitStatus.DONE;
            case FAILED -> ExitStatus.FAILED;
            case INTERRUPTED -> Interruption.EXIT_STATUS;
        };
    }

    private void refuseNewSettings() {
        String why =
                "a resumed run keeps its directory and its settings; --set and the options of"
                        + " training change them";
        exclude("--out", out.isPresent(), "--resume", why);
        exclude("--config", settings.file().isPresent(), "--resume", why);
        exclude("--preset", settings.choice().givenPreset().isPresent(), "--resume", why);
    }

    private static void exclude(String option, boolean given, String other, String why) {
        if (given) {
            throw NtmException.badInput(
                    "NTM-U008", option + " and " + other + " exclude each other: " + why);
        }
    }
}
