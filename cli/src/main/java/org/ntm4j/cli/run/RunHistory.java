package org.ntm4j.cli.run;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the files of a run tell of its training, whatever processes did it.
 *
 * @param last report window, if there is one
 * @param best report window, of the lowest cost
 * @param converged episodes at the end of the first window of few enough wrong bits
 * @param episodes trained on when the last process ended; of one that died, when it began
 * @param wallSeconds that all processes took which ended, evaluation left out
 */
public record RunHistory(
        Optional<Window> last,
        Optional<Window> best,
        OptionalLong converged,
        long episodes,
        double wallSeconds) {
    /** Nothing was done yet. */
    public static final RunHistory NONE =
            new RunHistory(Optional.empty(), Optional.empty(), OptionalLong.empty(), 0, 0);

    /**
     * A report window. Means are over its sequences.
     *
     * @param episodes trained on at its end
     * @param costBits mean cost of a sequence; infinite if the file has no number
     * @param bitErrors mean number of wrong bits of a sequence; infinite if the file has no number
     * @param solved share of the sequences without any wrong bit
     */
    public record Window(long episodes, double costBits, double bitErrors, double solved) {}

    /**
     * Reads the metrics and the provenance; what a run does not have yet tells nothing.
     *
     * @param convergedBelow wrong bits a sequence, of which a window has fewer when the run has converged
     * @throws org.ntm4j.error.NtmException {@code NTM-R007} if a file can't be read
     */
    public static RunHistory read(RunFiles files, double convergedBelow) {
        return of(RunLog.read(files), convergedBelow);
    }

    /**
     * What the files told.
     *
     * @param convergedBelow as for {@link #read}
     */
    public static RunHistory of(RunLog log, double convergedBelow) {
        RunHistory history =
                new RunHistory(
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        log.episodes(),
                        log.wallSeconds());
        for (Window window : log.windows()) {
            history = history.then(window, convergedBelow);
        }
        return history;
    }

    private RunHistory then(Window window, double convergedBelow) {
        boolean isBest = best.isEmpty() || window.costBits() < best.get().costBits();
        boolean isFirst = converged.isEmpty() && window.bitErrors() < convergedBelow;
        return new RunHistory(
                Optional.of(window),
                isBest ? Optional.of(window) : best,
                isFirst ? OptionalLong.of(window.episodes()) : converged,
                episodes,
                wallSeconds);
    }
}
