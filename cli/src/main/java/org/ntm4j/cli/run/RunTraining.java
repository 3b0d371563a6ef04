package org.ntm4j.cli.run;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.cli.console.Progress;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.Trainer;
import org.ntm4j.train.TrainingOutcome;
import org.ntm4j.train.TrainingSession;

/**
 * Trains a session in a run directory.
 *
 * @param build of the program, for the provenance
 * @param host for the provenance
 * @param arguments for the provenance
 * @param clock for the provenance
 * @param nanoTime for rates
 */
public record RunTraining(
        BuildInfo build, Host host, Arguments arguments, Clock clock, LongSupplier nanoTime) {
    private static final String FAILED = "failed";

    /**
     * Trains until the settings, the target cost or a request ends it, and writes everything down.
     *
     * @param session at its start or resumed; not closed
     * @param options the session's backend was opened with
     * @param progress closed at the end
     * @param observers told how it goes
     * @param stopRequested asked before each update
     * @throws NtmException {@code NTM-T001} if the loss is not finite; names the last checkpoint
     */
    public TrainingOutcome run(
            TrainingSession session,
            RunDirectory directory,
            BackendConfig options,
            Progress progress,
            RunObserver.Source observers,
            BooleanSupplier stopRequested) {
        TensorBackend backend = session.model().backend();
        RunPart.Backend computing =
                new RunPart.Backend(
                        backend.id(),
                        backend.description(),
                        backend.precision().toString(),
                        options.options());
        RunPart.Made made =
                new RunPart.Made(build, host, arguments, computing, session.config().seed());
        long start = session.episodes();
        RunObserver observer = observers.observe(directory.files(), session);
        RunRecorder recorder = new RunRecorder(directory, progress, observer, nanoTime, start);
        Provenance provenance = Provenance.begin(directory.files(), made, now(), start);
        String outcome = FAILED;
        try (recorder) {
            TrainingOutcome end = new Trainer(session, recorder).run(stopRequested);
            outcome = name(end.reason());
            if (end.reason() != TrainingOutcome.Reason.STOPPED) {
                observer.onEnd();
            }
            return end;
        } catch (NtmException e) {
            throw withCheckpoint(e, directory, recorder.checkpointEpisode());
        } finally {
            provenance.end(new RunPart.End(outcome, now(), session.episodes()));
        }
    }

    /** The time, no finer than it is worth. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A reason as files and results name it. */
    public static String name(TrainingOutcome.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /** A failure of training that also says from where the run can go on. */
    private static NtmException withCheckpoint(
            NtmException e, RunDirectory directory, OptionalLong episode) {
        if (e.kind() != NtmException.Kind.FAILED_RUN) {
            return e;
        }
        String checkpoint =
                episode.isPresent()
                        ? "the last checkpoint is of episode "
                                + episode.getAsLong()
                                + ": "
                                + directory.files().checkpoint(CheckpointKind.LAST)
                        : "there is no checkpoint yet";
        return new NtmException(e.code(), e.kind(), e.getMessage() + "; " + checkpoint, e);
    }
}
