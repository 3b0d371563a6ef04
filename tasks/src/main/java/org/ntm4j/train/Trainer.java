package org.ntm4j.train;

import java.util.function.BooleanSupplier;

/** Trains a session until its settings, its target cost or a request ends it. */
public final class Trainer {
    private final TrainingSession session;
    private final TrainingListener listener;

    /**
     * @param session at its start or resumed; not closed
     * @param listener told what happens
     */
    public Trainer(TrainingSession session, TrainingListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /**
     * Trains. Ends between two updates and after a last checkpoint, from which the run can go on exactly.
     *
     * @param stopRequested asked before each update
     * @throws org.ntm4j.error.NtmException {@code NTM-T001} if the loss is not finite
     */
    public TrainingOutcome run(BooleanSupplier stopRequested) {
        throw new UnsupportedOperationException("to come");
    }
}
