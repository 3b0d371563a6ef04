package org.ntm4j.cli.run;

import org.ntm4j.train.TrainingReport;
import org.ntm4j.train.TrainingSession;

/** Told how a run goes, on the thread that trains it, for what is kept beside its metrics. */
public interface RunObserver {
    /** Observes runs. */
    @FunctionalInterface
    interface Source {
        /**
         * A run begins or goes on.
         *
         * @param files of the run
         * @param session where it is; may be read, and its model used, whenever the observer is told
         *     something
         * @throws org.ntm4j.error.NtmException if what is kept can't be written
         */
        RunObserver observe(RunFiles files, TrainingSession session);
    }

    /** After each report window. */
    void onReport(TrainingReport report, double episodesPerSecond);

    /** After a checkpoint was saved. */
    void onCheckpoint();

    /** Training ended as it should; not told of a run that failed or was interrupted. */
    void onEnd();

    /** Keeps nothing. */
    static Source none() {
        return (files, session) ->
                new RunObserver() {
                    @Override
                    public void onReport(TrainingReport report, double episodesPerSecond) {}

                    @Override
                    public void onCheckpoint() {}

                    @Override
                    public void onEnd() {}
                };
    }
}
