package org.ntm4j.cli.console;

import org.ntm4j.train.TrainingReport;

/** Shows how a run goes. Told from the thread that trains; closed once. */
public interface Progress extends AutoCloseable {
    /**
     * After each update; takes some tens of nanoseconds, since there are thousands a second.
     *
     * @param episodes trained on since the start of the run
     */
    void advanced(long episodes);

    /**
     * After each report window.
     *
     * @param episodesPerSecond in the window
     */
    void reported(TrainingReport report, double episodesPerSecond);

    /** No more will come; what is shown stays. */
    @Override
    void close();

    /** Shows nothing. */
    static Progress none() {
        return new Progress() {
            @Override
            public void advanced(long episodes) {}

            @Override
            public void reported(TrainingReport report, double episodesPerSecond) {}

            @Override
            public void close() {}
        };
    }

    /**
     * Shows what the console can: a bar on a terminal, otherwise a line for each report window.
     *
     * @param start episodes trained on before
     * @param total episodes to have trained on in the end
     */
    static Progress on(Console console, long start, long total) {
        return console.isErrLive()
                ? new BarProgress(console, start, total)
                : new LineProgress(console.err(), "", total);
    }
}
