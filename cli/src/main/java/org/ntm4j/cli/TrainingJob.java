package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Progress;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.Evaluations;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.RunDirectory;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.RunTraining;
import org.ntm4j.train.TrainingOutcome;
import org.ntm4j.train.TrainingOutcome.Reason;
import org.ntm4j.train.TrainingSession;

/** Trains, evaluates and says what came of it. */
public final class TrainingJob {
    private final Console console;
    private final BackendRegistry registry;
    private final Interruption interruption;
    private final RunTraining training;

    /** Made by Guice. */
    @Inject
    public TrainingJob(
            Console console,
            BackendRegistry registry,
            Interruption interruption,
            RunTraining training) {
        this.console = console;
        this.registry = registry;
        this.interruption = interruption;
        this.training = training;
    }

    /** The backends there are. */
    BackendRegistry registry() {
        return registry;
    }

    /** What may end the job early. */
    Interruption interruption() {
        return interruption;
    }

    /** Where things are printed. */
    Console console() {
        return console;
    }

    /** What trains, with the clocks of the user. */
    RunTraining training() {
        return training;
    }

    /** The time of the user. */
    Clock clock() {
        return training.clock();
    }

    /**
     * Trains a session in its directory, and evaluates what it has become.
     *
     * @return the exit status
     */
    int run(
            TrainingSession session,
            RunDirectory directory,
            OpenBackend computing,
            TrainOutputOptions options) {
        RunFiles files = directory.files();
        announce(session, directory, computing, options);
        long start = session.episodes();
        long begun = training.nanoTime().getAsLong();
        TrainingOutcome outcome =
                training.run(
                        session,
                        directory,
                        computing.config(),
                        progress(session, options),
                        options.observers(training),
                        interruption::isRequested);
        Duration took = Duration.ofNanos(training.nanoTime().getAsLong() - begun);
        boolean stopped = outcome.reason() == Reason.STOPPED || interruption.isRequested();
        if (stopped) {
            console.err().println(RunTexts.interrupted(outcome, session.config(), files));
            if (options.isJson()) {
                printJson(files, computing, outcome, Optional.empty());
            }
            return Interruption.EXIT_STATUS;
        }
        tell(
                options,
                RunTexts.outcome(outcome, session.config(), outcome.episodes() - start, took));
        Evaluation evaluation = evaluate(files, computing, options);
        directory.writeEvaluation(evaluation);
        if (options.isReported()) {
            RunReport.write(files.root(), computing.backend(), console);
        }
        if (options.isJson()) {
            printJson(files, computing, outcome, Optional.of(evaluation));
        } else {
            EvaluationTable.print(evaluation, console);
            console.out().println("Saved in " + files.root());
        }
        return ExitStatus.DONE;
    }

    private void announce(
            TrainingSession session,
            RunDirectory directory,
            OpenBackend computing,
            TrainOutputOptions options) {
        tell(options, computing.note());
        tell(options, RunTexts.settings(session));
        directory
                .deadOwner()
                .ifPresent(pid -> tell(options, RunTexts.deadOwner(pid, session.episodes())));
        if (!options.isQuiet()) {
            console.err().println("run " + directory.files().root());
        }
    }

    private Progress progress(TrainingSession session, TrainOutputOptions options) {
        long total = session.config().training().episodes();
        return options.isQuiet() || session.episodes() >= total
                ? Progress.none()
                : Progress.on(console, session.episodes(), total);
    }

    private Evaluation evaluate(RunFiles files, OpenBackend computing, TrainOutputOptions options) {
        Evaluations.Extent extent = Evaluations.Extent.afterTraining(options.evaluationEpisodes());
        return interruption.cuttable(
                RunTexts.cutOff(files),
                () ->
                        Evaluations.of(
                                files,
                                Evaluations.preferred(files),
                                computing.backend(),
                                extent,
                                () -> false));
    }

    private void tell(TrainOutputOptions options, String note) {
        if (!options.isQuiet()) {
            console.note(note);
        }
    }

    private void printJson(
            RunFiles files,
            OpenBackend computing,
            TrainingOutcome outcome,
            Optional<Evaluation> evaluation) {
        console.out()
                .print(
                        Json.pretty(
                                json -> {
                                    json.writeStringField("run", files.root().toString());
                                    json.writeStringField("backend", computing.backend().id());
                                    json.writeStringField(
                                            "outcome", RunTraining.name(outcome.reason()));
                                    json.writeNumberField("episodes", outcome.episodes());
                                    Json.number(json, "bestCostBits", outcome.bestCostBits());
                                    if (evaluation.isPresent()) {
                                        json.writeObjectFieldStart("evaluation");
                                        evaluation.get().writeFields(json);
                                        json.writeEndObject();
                                    }
                                }));
        console.out().flush();
    }
}
