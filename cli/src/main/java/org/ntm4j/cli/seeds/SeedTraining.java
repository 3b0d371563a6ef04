package org.ntm4j.cli.seeds;

import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.cli.console.Progress;
import org.ntm4j.cli.console.SeedsProgress;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.Evaluations;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.Resumption;
import org.ntm4j.cli.run.RunChanges;
import org.ntm4j.cli.run.RunDirectory;
import org.ntm4j.cli.run.RunErrors;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.RunHistory;
import org.ntm4j.cli.run.RunObserver;
import org.ntm4j.cli.run.RunTraining;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingOutcome;
import org.ntm4j.train.TrainingOutcome.Reason;
import org.ntm4j.train.TrainingSession;

/**
 * Does what is left to do of a seed: trains it, from the start or from its last checkpoint, and evaluates
 * it. Each call has a backend of its own and can be made on a thread of its own.
 *
 * @param directory of all seeds
 * @param settings of all seeds
 * @param changes to what is there already
 * @param backends to compute on
 * @param training writes down how runs go
 * @param progress shows it
 * @param observers told how each run goes
 * @param stopRequested asked before each update and each batch of an evaluation
 */
record SeedTraining(
        SeedsDirectory directory,
        SeedsSettings settings,
        RunChanges changes,
        Backends backends,
        RunTraining training,
        SeedsProgress progress,
        RunObserver.Source observers,
        BooleanSupplier stopRequested) {
    /**
     * Does what is left to do of a seed.
     *
     * @throws org.ntm4j.error.NtmException if it fails
     */
    SeedResult call(long seed) {
        RunFiles files = directory.run(seed);
        if (!files.holdsRun()) {
            return stopRequested.getAsBoolean()
                    ? SeedResult.stopped(seed, 0, RunHistory.NONE)
                    : begin(seed, files);
        }
        try (RunDirectory run = RunDirectory.reopen(files.root())) {
            requireSeed(files, seed);
            return Files.exists(files.checkpoint(CheckpointKind.LAST))
                    ? goOn(run, seed)
                    : beginAgain(run, seed);
        }
    }

    /** A directory may have been moved to the place of another seed's. */
    private static void requireSeed(RunFiles files, long seed) {
        long has = files.readConfig().seed();
        if (has != seed) {
            throw RunErrors.changed(files.root(), "seed", Long.toString(has), Long.toString(seed));
        }
    }

    private RunHistory read(RunFiles files) {
        return RunHistory.read(files, settings.converged());
    }

    private SeedResult begin(long seed, RunFiles files) {
        RunConfig config = settings.config(seed);
        try (OpenBackend computing = backends.open();
                TrainingSession session = TrainingSession.start(config, computing.backend());
                RunDirectory run = RunDirectory.create(files.root(), config)) {
            return train(session, run, computing);
        }
    }

    /** The process that made the run died before its first checkpoint. */
    private SeedResult beginAgain(RunDirectory run, long seed) {
        if (stopRequested.getAsBoolean()) {
            return SeedResult.stopped(seed, 0, RunHistory.NONE);
        }
        RunConfig config = changes.change(run.files().readConfig());
        try (OpenBackend computing = backends.open();
                TrainingSession session = TrainingSession.start(config, computing.backend())) {
            run.writeConfig(config);
            return train(session, run, computing);
        }
    }

    private SeedResult goOn(RunDirectory run, long seed) {
        Resumption from = Resumption.of(run.files(), changes);
        RunHistory history = read(run.files());
        long episodes = from.checkpoint().progress().episodes();
        Optional<Reason> reason = reason(from.config(), episodes, history);
        Optional<Evaluation> evaluation =
                reason.isPresent() ? currentEvaluation(run.files()) : Optional.empty();
        if (reason.isPresent() && evaluation.isPresent()) {
            return finished(seed, reason.get(), episodes, history, evaluation.get());
        } else if (stopRequested.getAsBoolean()) {
            return SeedResult.stopped(seed, episodes, history);
        }
        try (OpenBackend computing = backends.open()) {
            run.writeConfig(from.config());
            if (reason.isPresent()) {
                return evaluate(run, computing, seed, reason.get(), episodes);
            }
            try (TrainingSession session = from.session(computing.backend())) {
                return train(session, run, computing);
            }
        }
    }

    /** Why nothing is left to train, if that is so. */
    private static Optional<Reason> reason(RunConfig config, long episodes, RunHistory history) {
        double target = config.training().targetCost().orElse(Double.NEGATIVE_INFINITY);
        boolean reached =
                history.last().stream()
                        .anyMatch(
                                window ->
                                        window.episodes() == episodes
                                                && window.costBits() <= target);
        if (reached) {
            return Optional.of(Reason.TARGET);
        }
        return episodes >= config.training().episodes()
                ? Optional.of(Reason.DONE)
                : Optional.empty();
    }

    /** The evaluation that is there, if it is the one that would be made. */
    private Optional<Evaluation> currentEvaluation(RunFiles files) {
        CheckpointKind kind = Evaluations.preferred(files);
        Evaluations.Extent extent = extent();
        return Evaluation.read(files)
                .filter(
                        made ->
                                made.checkpoint() == kind
                                        && made.episodes() == extent.episodes()
                                        && made.batchSize() == extent.batchSize()
                                        && made.trainedEpisodes() == trained(files, kind));
    }

    private Evaluations.Extent extent() {
        return Evaluations.Extent.afterTraining(settings.evaluationEpisodes());
    }

    private static long trained(RunFiles files, CheckpointKind kind) {
        return CheckpointFile.read(files.checkpoint(kind)).progress().episodes();
    }

    private SeedResult train(TrainingSession session, RunDirectory run, OpenBackend computing) {
        RunConfig config = session.config();
        long seed = config.seed();
        Progress shown = progress.begin(seed, session.episodes(), config.training().episodes());
        TrainingOutcome outcome =
                training.run(session, run, computing.config(), shown, observers, stopRequested);
        return outcome.reason() == Reason.STOPPED
                ? SeedResult.stopped(seed, outcome.episodes(), read(run.files()))
                : evaluate(run, computing, seed, outcome.reason(), outcome.episodes());
    }

    private SeedResult evaluate(
            RunDirectory run, OpenBackend computing, long seed, Reason reason, long episodes) {
        RunFiles files = run.files();
        RunHistory history = read(files);
        try {
            Evaluation evaluation =
                    Evaluations.of(
                            files,
                            Evaluations.preferred(files),
                            computing.backend(),
                            extent(),
                            stopRequested);
            run.writeEvaluation(evaluation);
            return finished(seed, reason, episodes, history, evaluation);
        } catch (CancellationException e) {
            return SeedResult.stopped(seed, episodes, history);
        }
    }

    private static SeedResult finished(
            long seed, Reason reason, long episodes, RunHistory history, Evaluation evaluation) {
        SeedResult.End end = reason == Reason.TARGET ? SeedResult.End.TARGET : SeedResult.End.DONE;
        return new SeedResult(
                seed, end, episodes, history, Optional.of(evaluation), Optional.empty());
    }
}
