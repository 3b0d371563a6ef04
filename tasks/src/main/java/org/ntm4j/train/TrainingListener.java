package org.ntm4j.train;

import org.ntm4j.checkpoint.Checkpoint;

/** Told how a run goes, on the thread that trains. */
public interface TrainingListener {
    /**
     * After each update; must be quick.
     *
     * @param episodes trained on since the start of the run
     */
    default void onUpdate(long episodes) {}

    /** After each full report window. */
    void onReport(TrainingReport report);

    /**
     * When a checkpoint is due: at the intervals of the settings, after the best report window so far,
     * and at the end. Each is the latest state of the run.
     *
     * @param checkpoint the latest state
     * @param isBest whether it comes right after the best report window so far
     */
    void onCheckpoint(Checkpoint checkpoint, boolean isBest);
}
