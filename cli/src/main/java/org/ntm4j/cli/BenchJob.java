package org.ntm4j.cli;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntm4j.bench.BenchResult;
import org.ntm4j.bench.Origin;
import org.ntm4j.bench.growth.GrowthBench;
import org.ntm4j.bench.growth.GrowthSeries;
import org.ntm4j.bench.measure.BackendOpener;
import org.ntm4j.bench.profile.Profile;
import org.ntm4j.bench.profile.ProfileBench;
import org.ntm4j.bench.rates.RateBench;
import org.ntm4j.bench.rates.RateKey;
import org.ntm4j.bench.rates.RateRow;
import org.ntm4j.bench.solve.Solution;
import org.ntm4j.bench.solve.SolveBench;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.StatusLine;
import org.ntm4j.train.RunConfig;

/** Measures what was asked for, and says what it is at. */
final class BenchJob {
    private static final long SEED = 1;

    /** A launcher that has to build first takes longer than this. */
    private static final Duration MOST_LAUNCH = Duration.ofSeconds(5);

    private final Console console;
    private final BenchOptions what;
    private final BackendOpener opener;
    private final int processors;

    BenchJob(Console console, BenchOptions what, BackendOpener opener, int processors) {
        this.console = console;
        this.what = what;
        this.opener = opener;
        this.processors = processors;
    }

    /**
     * Measures. Time to solution comes first: it counts from the start of the process.
     *
     * @throws org.ntm4j.error.NtmException if a step fails, but for lack of memory
     */
    BenchResult run(Origin origin) {
        try (StatusLine status = new StatusLine(console)) {
            Optional<Solution> solution =
                    what.wantsSolution() ? Optional.of(solve(status)) : Optional.empty();
            List<RateRow> rates = what.wantsRates() ? rates(status) : List.of();
            List<GrowthSeries> growth = what.wantsGrowth() ? growth(status) : List.of();
            List<Profile> profiles = what.wantsProfile() ? profiles(status) : List.of();
            return new BenchResult(origin, solution, rates, growth, profiles);
        }
    }

    private Solution solve(StatusLine status) {
        status.show("learning copy", "");
        return SolveBench.run(processStart(), SEED, opener::open);
    }

    /** When the launcher was called, or the JVM if that is not known. */
    private static Instant processStart() {
        Instant jvm = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return ProcessHandle.current()
                .info()
                .startInstant()
                .filter(start -> !start.isAfter(jvm) && start.isAfter(jvm.minus(MOST_LAUNCH)))
                .orElse(jvm);
    }

    private List<RateRow> rates(StatusLine status) {
        RateBench bench = new RateBench(what.rateSettings(processors), opener);
        return bench.run(
                new RateBench.Progress() {
                    @Override
                    public void begin(RateKey key, int done, int all) {
                        status.show(
                                "measuring " + key.task() + ", " + key.model(),
                                " batch "
                                        + key.batch()
                                        + ": "
                                        + key.figure().id()
                                        + ", "
                                        + (done + 1)
                                        + " of "
                                        + all);
                    }

                    @Override
                    public void end(RateRow row) {}
                });
    }

    private List<GrowthSeries> growth(StatusLine status) {
        GrowthBench bench = new GrowthBench(opener, what.meter(), what.changes(), what.largest());
        List<GrowthSeries> series = new ArrayList<>();
        for (String model : what.growingModels()) {
            series.addAll(
                    bench.run(
                            model,
                            (axis, id) ->
                                    status.show("growth of " + id + " with " + axis.text(), "")));
        }
        return series;
    }

    private List<Profile> profiles(StatusLine status) {
        ProfileBench bench = new ProfileBench(opener, what.meter());
        List<Profile> profiles = new ArrayList<>();
        for (RunConfig run : what.profiledRuns()) {
            status.show(
                    "profile of " + run.model().modelId(), " batch " + run.training().batchSize());
            profiles.add(bench.run(run));
        }
        return profiles;
    }
}
