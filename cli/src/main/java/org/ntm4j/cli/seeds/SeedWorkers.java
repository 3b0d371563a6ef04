package org.ntm4j.cli.seeds;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.process.Failures;
import org.ntm4j.error.NtmException;

/**
 * Does the work of all seeds, some at a time. The failure of one is printed and does not touch the others.
 *
 * @param work on a seed
 * @param console for failures
 * @param debug whether they are shown with their stack traces
 */
record SeedWorkers(SeedTraining work, Console console, boolean debug) {
    /**
     * The results of all seeds, in order.
     *
     * @param threads seeds at a time, at least 1
     */
    List<SeedResult> run(int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<SeedResult>> futures =
                    work.settings().seeds().seeds().stream()
                            .map(seed -> CompletableFuture.supplyAsync(() -> result(seed), pool))
                            .toList();
            return futures.stream().map(CompletableFuture::join).toList();
        } finally {
            pool.shutdown();
        }
    }

    private SeedResult result(long seed) {
        SeedResult result;
        try {
            result = work.call(seed);
        } catch (RuntimeException | Error failure) {
            NtmException known = Failures.explain(failure, debug);
            work.progress().print(() -> print(seed, known, failure));
            result =
                    SeedResult.failed(seed, work.directory().history(seed, work.settings()), known);
        }
        boolean interrupted = result.end() == SeedResult.End.STOPPED;
        work.progress().ended(seed, interrupted, SeedsTexts.ended(result));
        return result;
    }

    private void print(long seed, NtmException known, Throwable failure) {
        console.failure(known.code(), "seed " + seed + ": " + known.getMessage());
        if (debug) {
            PrintWriter err = console.err();
            failure.printStackTrace(err);
            err.flush();
        }
    }
}
