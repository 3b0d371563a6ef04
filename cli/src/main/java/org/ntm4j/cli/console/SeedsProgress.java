package org.ntm4j.cli.console;

import java.util.Map;

/** Shows how the runs of several seeds go, side by side. Thread-safe. */
public interface SeedsProgress extends AutoCloseable {
    /**
     * A seed begins to train.
     *
     * @param start episodes trained on before
     * @param total episodes to have trained on in the end
     * @return to be told from the thread that trains the seed
     */
    Progress begin(long seed, long start, long total);

    /**
     * No more will come of a seed, whether it ever began or not.
     *
     * @param interrupted whether it could have gone on
     * @param note how it ended; shown only where it has a line of its own
     */
    void ended(long seed, boolean interrupted, String note);

    /** Prints to {@link Console#err()} without disturbing what is shown. */
    void print(Runnable printing);

    /** No more will come; what is shown stays. */
    @Override
    void close();

    /** Shows nothing. */
    static SeedsProgress none() {
        return new SeedsProgress() {
            @Override
            public Progress begin(long seed, long start, long total) {
                return Progress.none();
            }

            @Override
            public void ended(long seed, boolean interrupted, String note) {}

            @Override
            public synchronized void print(Runnable printing) {
                printing.run();
            }

            @Override
            public void close() {}
        };
    }

    /**
     * Shows what the console can: one bar for all seeds on a terminal, otherwise a line for each report
     * window of each seed.
     *
     * @param starts episodes that each seed was trained on before, of all seeds that will come
     * @param total episodes of each in the end
     */
    static SeedsProgress on(Console console, Map<Long, Long> starts, long total) {
        return console.isErrLive()
                ? new SeedsBar(console, starts, total)
                : new SeedsLines(console.err(), starts.keySet());
    }
}
