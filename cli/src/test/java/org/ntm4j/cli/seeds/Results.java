package org.ntm4j.cli.seeds;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.RunHistory;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.error.NtmException;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.evaluate.MarkerResult;
import org.ntm4j.evaluate.OptimumGap;
import org.ntm4j.train.Presets;

/** Results of seeds that nobody trained. */
final class Results {
    private Results() {}

    static SeedsSummary summary(SeedResult... results) {
        long last = results.length;
        SeedsSettings settings =
                new SeedsSettings(
                        SeedList.parse("1-" + last),
                        0.1,
                        100,
                        Presets.get("fast", "copy", "ntm-ff", 1));
        return new SeedsSummary(
                settings,
                new SeedsSummary.Made("runs/five", "cpu", 2, Duration.ofMillis(12_345)),
                List.of(results));
    }

    private static RunHistory history(OptionalLong converged, double last, double best) {
        return new RunHistory(
                Optional.of(new Window(50_000, last, last / 4, 0.5)),
                Optional.of(new Window(49_000, best, best / 4, 0.75)),
                converged,
                50_000,
                61.5);
    }

    static SeedResult done(long seed, long converged, EvaluationRow... rows) {
        return new SeedResult(
                seed,
                SeedResult.End.DONE,
                50_000,
                history(OptionalLong.of(converged), 0.02, 0.008),
                Optional.of(
                        new Evaluation(CheckpointKind.BEST, 49_000, 100, 20, seed, List.of(rows))),
                Optional.empty());
    }

    static SeedResult never(long seed, EvaluationRow... rows) {
        SeedResult done = done(seed, 1, rows);
        return new SeedResult(
                seed,
                SeedResult.End.TARGET,
                done.episodes(),
                history(OptionalLong.empty(), 12, 8),
                done.evaluation(),
                Optional.empty());
    }

    static SeedResult failed(long seed) {
        NtmException failure =
                new NtmException("NTM-T001", NtmException.Kind.FAILED_RUN, "the loss became NaN");
        RunHistory history =
                new RunHistory(Optional.empty(), Optional.empty(), OptionalLong.empty(), 512, 1.5);
        return SeedResult.failed(seed, history, failure);
    }

    static SeedResult stopped(long seed) {
        return SeedResult.stopped(seed, 1_200, RunHistory.NONE);
    }

    static EvaluationRow row(String name, double bits, double wrong) {
        return new EvaluationRow(
                name, 100, bits, 0.5, wrong, 0.25, Optional.empty(), Optional.empty());
    }

    static EvaluationRow withOptimum(String name, double bits, double gap) {
        return new EvaluationRow(
                name,
                100,
                bits,
                0.5,
                60,
                0,
                Optional.of(new OptimumGap(bits - gap, gap, 0.25)),
                Optional.empty());
    }

    static EvaluationRow withMarker(String name, double correct) {
        return new EvaluationRow(
                name,
                100,
                1,
                0.5,
                2,
                0,
                Optional.empty(),
                Optional.of(new MarkerResult("end marker", correct)));
    }
}
