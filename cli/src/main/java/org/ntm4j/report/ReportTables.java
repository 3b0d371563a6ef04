package org.ntm4j.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.cli.run.RunHistory;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.cli.seeds.Spread;
import org.ntm4j.evaluate.EvaluationRow;

/** The tables of a report, as texts. */
final class ReportTables {
    private static final String NONE = "–";

    private ReportTables() {}

    /**
     * A row.
     *
     * @param cells one for each column
     * @param summary whether it tells of several runs
     */
    public record Row(List<String> cells, boolean summary) {}

    static final List<String> RESULT_COLUMNS =
            List.of(
                    "run",
                    "model",
                    "seed",
                    "episodes",
                    "below 0.1 wrong bits after",
                    "best cost, bits",
                    "last cost, bits",
                    "last wrong bits",
                    "time",
                    "outcome");

    /** A row for each run, and one for each model with several. */
    static List<Row> results(ReportRuns runs) {
        List<Row> rows = new ArrayList<>();
        for (RunGroup group : runs.groups()) {
            group.runs().forEach(run -> rows.add(result(run)));
            if (group.runs().size() > 1) {
                rows.add(summary(group));
            }
        }
        for (String missing : runs.notBegun()) {
            rows.add(
                    new Row(
                            List.of(
                                    missing,
                                    NONE,
                                    NONE,
                                    "0",
                                    NONE,
                                    NONE,
                                    NONE,
                                    NONE,
                                    NONE,
                                    "not begun"),
                            false));
        }
        return rows;
    }

    private static Row result(ReportRun run) {
        RunHistory history = run.history();
        long episodes =
                Math.max(history.episodes(), history.last().map(Window::episodes).orElse(0L));
        return new Row(
                List.of(
                        run.name(),
                        run.config().model().modelId(),
                        Long.toString(run.config().seed()),
                        Formats.count(episodes),
                        converged(history.converged()),
                        history.best().map(Window::costBits).map(Formats::bits).orElse(NONE),
                        history.last().map(Window::costBits).map(Formats::bits).orElse(NONE),
                        history.last().map(Window::bitErrors).map(Formats::bits).orElse(NONE),
                        Formats.duration(Duration.ofMillis((long) (1e3 * history.wallSeconds()))),
                        outcome(run)),
                false);
    }

    private static String outcome(ReportRun run) {
        return run.outcome().equals("running") ? "unfinished" : run.outcome();
    }

    private static String converged(OptionalLong episodes) {
        return episodes.isPresent() ? Formats.count(episodes.getAsLong()) : "never";
    }

    private static Row summary(RunGroup group) {
        List<RunHistory> histories = group.runs().stream().map(ReportRun::history).toList();
        Spread converged =
                Spread.of(
                        histories.stream()
                                .mapToDouble(
                                        history ->
                                                history.converged().isPresent()
                                                        ? history.converged().getAsLong()
                                                        : Double.POSITIVE_INFINITY));
        long failed = group.runs().stream().filter(ReportRun::failed).count();
        long reached = histories.stream().filter(h -> h.converged().isPresent()).count();
        return new Row(
                List.of(
                        "median (least to most)",
                        group.model(),
                        group.runs().size() + " seeds",
                        "",
                        reached == 0
                                ? "never, 0 of " + group.runs().size()
                                : spread(converged, true)
                                        + "; "
                                        + reached
                                        + " of "
                                        + group.runs().size(),
                        spread(of(histories, true, Window::costBits), false),
                        spread(of(histories, false, Window::costBits), false),
                        spread(of(histories, false, Window::bitErrors), false),
                        "",
                        failed + " failed"),
                true);
    }

    private static Spread of(
            List<RunHistory> histories, boolean best, ToDoubleFunction<Window> number) {
        DoubleStream numbers =
                histories.stream()
                        .map(history -> best ? history.best() : history.last())
                        .mapToDouble(
                                window ->
                                        window.isPresent()
                                                ? number.applyAsDouble(window.get())
                                                : Double.POSITIVE_INFINITY);
        return Spread.of(numbers);
    }

    private static String spread(Spread spread, boolean counts) {
        if (!Double.isFinite(spread.min())) {
            return number(spread.min(), counts);
        }
        return number(spread.median(), counts)
                + " ("
                + number(spread.min(), counts)
                + " to "
                + number(spread.max(), counts)
                + ")";
    }

    private static String number(double number, boolean count) {
        if (!Double.isFinite(number)) {
            return count ? "never" : NONE;
        }
        return count ? Formats.count(Math.round(number)) : Formats.bits(number);
    }

    /** What {@link #kinds} tells; of the optimum where it is known. */
    static List<String> kindColumns(ReportRuns runs) {
        List<String> columns =
                new ArrayList<>(
                        List.of(
                                "model",
                                "sequences",
                                "runs",
                                "cost, bits",
                                "wrong bits",
                                "solved"));
        if (hasOptimum(runs)) {
            columns.add("above optimum, bits");
        }
        return columns;
    }

    private static boolean hasOptimum(ReportRuns runs) {
        return runs.groups().stream()
                .flatMap(group -> group.kinds().stream())
                .flatMap(kind -> kind.rows().stream())
                .anyMatch(row -> row.optimum().isPresent());
    }

    /** A row for each model and kind of episode: median, least and most. */
    static List<Row> kinds(ReportRuns runs) {
        List<Row> rows = new ArrayList<>();
        for (RunGroup group : runs.groups()) {
            for (RunGroup.Kind kind : group.kinds()) {
                List<String> cells =
                        new ArrayList<>(
                                List.of(
                                        group.model(),
                                        kind.name(),
                                        Integer.toString(kind.rows().size()),
                                        bits(kind, EvaluationRow::costBits),
                                        bits(kind, EvaluationRow::bitErrors),
                                        share(kind)));
                if (hasOptimum(runs)) {
                    cells.add(bits(kind, ReportTables::gap));
                }
                rows.add(new Row(cells, false));
            }
        }
        return rows;
    }

    private static String bits(RunGroup.Kind kind, ToDoubleFunction<EvaluationRow> number) {
        Spread spread = kind.spread(number);
        return kind.rows().size() == 1 ? number(spread.median(), false) : spread(spread, false);
    }

    private static String share(RunGroup.Kind kind) {
        Spread solved = kind.spread(EvaluationRow::solved);
        String median = Formats.share(solved.median());
        return kind.rows().size() == 1
                ? median
                : String.format(
                        Locale.ROOT,
                        "%s (%s to %s)",
                        median,
                        Formats.share(solved.min()),
                        Formats.share(solved.max()));
    }

    private static double gap(EvaluationRow row) {
        return row.optimum().map(optimum -> optimum.gapBits()).orElse(Double.NaN);
    }

    static final List<String> PART_COLUMNS =
            List.of("run", "started", "episodes", "version", "commit", "backend", "java", "system");

    /** What made the runs: a row for each process. */
    static List<Row> parts(ReportRuns runs) {
        List<Row> rows = new ArrayList<>();
        for (ReportRun run : runs.runs()) {
            for (JsonObject part : run.log().parts()) {
                rows.add(new Row(part(run, part), false));
            }
        }
        return rows;
    }

    private static List<String> part(ReportRun run, JsonObject part) {
        String to =
                part.wholeNumber("toEpisode").isPresent()
                        ? Formats.count(part.wholeNumber("toEpisode").getAsLong())
                        : "…";
        JsonObject backend = part.object("backend").orElse(new JsonObject(Map.of()));
        return List.of(
                run.name(),
                part.text("started").orElse(NONE),
                Formats.count(part.wholeNumber("fromEpisode").orElse(0)) + " to " + to,
                part.text("version").orElse(NONE),
                part.text("commit").orElse(NONE),
                backend.text("id").orElse(NONE) + ": " + backend.text("description").orElse(NONE),
                part.text("java").orElse(NONE),
                part.text("system").orElse(NONE));
    }
}
