package org.ntm4j.cli.seeds;

import java.util.Optional;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.RunHistory;
import org.ntm4j.error.NtmException;

/**
 * What came of a seed.
 *
 * @param seed which
 * @param end how it ended
 * @param episodes trained on
 * @param history of its training
 * @param evaluation of its best checkpoint, of a seed that is finished
 * @param failure of a seed that failed
 */
record SeedResult(
        long seed,
        End end,
        long episodes,
        RunHistory history,
        Optional<Evaluation> evaluation,
        Optional<NtmException> failure) {
    /** How a seed ends. */
    enum End {
        /** All episodes are done. */
        DONE,
        /** The target cost is reached. */
        TARGET,
        /** Someone asked for it before it was finished, perhaps before it began. */
        STOPPED,
        /** By a failure. */
        FAILED
    }

    static SeedResult stopped(long seed, long episodes, RunHistory history) {
        return new SeedResult(
                seed, End.STOPPED, episodes, history, Optional.empty(), Optional.empty());
    }

    static SeedResult failed(long seed, RunHistory history, NtmException failure) {
        return new SeedResult(
                seed,
                End.FAILED,
                history.episodes(),
                history,
                Optional.empty(),
                Optional.of(failure));
    }

    /** Whether nothing of it is left to do. */
    boolean isFinished() {
        return end == End.DONE || end == End.TARGET;
    }
}
