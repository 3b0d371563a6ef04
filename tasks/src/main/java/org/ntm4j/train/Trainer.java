package org.ntm4j.train;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.ntm4j.train.TrainingOutcome.Reason;

/** Trains a session until its settings, its target cost or a request ends it. */
public final class Trainer {
    private static final long NEVER = -1;

    private final TrainingSession session;
    private final TrainingListener listener;
    private final TrainingConfig training;
    private Optional<TrainingReport> lastReport = Optional.empty();
    private long lastCheckpoint = NEVER;

    /**
     * @param session at its start or resumed; not closed
     * @param listener told what happens
     */
    public Trainer(TrainingSession session, TrainingListener listener) {
        this.session = session;
        this.listener = listener;
        this.training = session.config().training();
    }

    /**
     * Trains. Ends between two updates and after a last checkpoint, from which the run can go on exactly.
     *
     * @param stopRequested asked before each update
     * @throws org.ntm4j.error.NtmException {@code NTM-T001} if the loss is not finite
     */
    public TrainingOutcome run(BooleanSupplier stopRequested) {
        Optional<Reason> end = Optional.empty();
        while (end.isEmpty()) {
            if (session.episodes() >= training.episodes()) {
                end = Optional.of(Reason.DONE);
            } else if (stopRequested.getAsBoolean()) {
                end = Optional.of(Reason.STOPPED);
            } else {
                end = update();
            }
        }
        if (lastCheckpoint != session.episodes()) {
            checkpoint(false);
        }
        return new TrainingOutcome(
                end.get(), session.episodes(), session.bestCostBits(), lastReport);
    }

    /** One update and what is due after it; the reason to end if the target is reached. */
    private Optional<Reason> update() {
        long before = session.episodes();
        session.update();
        listener.onUpdate(session.episodes());
        boolean isBest = false;
        boolean reached = false;
        if (session.isWindowFull()) {
            TrainingReport report = session.closeWindow();
            lastReport = Optional.of(report);
            listener.onReport(report);
            isBest = report.isBest();
            reached = reachesTarget(report);
        }
        if (isBest || isCheckpointDue(before)) {
            checkpoint(isBest);
        }
        return reached ? Optional.of(Reason.TARGET) : Optional.empty();
    }

    private boolean reachesTarget(TrainingReport report) {
        OptionalDouble target = training.targetCost();
        return target.isPresent() && report.costBits() <= target.getAsDouble();
    }

    private boolean isCheckpointDue(long episodesBefore) {
        long every = training.checkpointEvery();
        return session.episodes() / every > episodesBefore / every;
    }

    private void checkpoint(boolean isBest) {
        lastCheckpoint = session.episodes();
        listener.onCheckpoint(session.checkpoint(), isBest);
    }
}
