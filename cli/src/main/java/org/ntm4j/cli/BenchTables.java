package org.ntm4j.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ntm4j.bench.Comparison;
import org.ntm4j.bench.growth.GrowthPoint;
import org.ntm4j.bench.growth.GrowthSeries;
import org.ntm4j.bench.profile.Profile;
import org.ntm4j.bench.profile.ProfileRow;
import org.ntm4j.bench.rates.Figure;
import org.ntm4j.bench.rates.RateRow;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.console.TextTable;
import org.ntm4j.cli.console.TextTable.Column;

/** The figures of {@code ntm bench} as tables. */
final class BenchTables {
    private static final String NONE = "-";
    private static final double GIGA = 1e9;
    private static final double MEGA = 1e6;

    private BenchTables() {}

    /** A row for each task, model and batch, with all that was measured of it. */
    static TextTable rates(List<RateRow> rows) {
        TextTable table =
                new TextTable(
                        Column.left("task"),
                        Column.left("model"),
                        Column.right("batch"),
                        Column.right("train/s"),
                        Column.right("GFLOP/s"),
                        Column.right("of peak"),
                        Column.right("split/s"),
                        Column.right("seeds/s"),
                        Column.right("predict/s"),
                        Column.right("of peak"));
        Map<List<Object>, Map<Figure, RateRow>> groups = new LinkedHashMap<>();
        for (RateRow row : rows) {
            groups.computeIfAbsent(
                            List.of(row.key().task(), row.key().model(), row.key().batch()),
                            key -> new LinkedHashMap<>())
                    .put(row.key().figure(), row);
        }
        groups.forEach(
                (key, group) ->
                        table.row(
                                key.get(0).toString(),
                                key.get(1).toString(),
                                key.get(2).toString(),
                                rate(group, Figure.TRAIN),
                                giga(group),
                                share(group, Figure.TRAIN),
                                rate(group, Figure.SPLIT),
                                rate(group, Figure.SEEDS),
                                rate(group, Figure.PREDICT),
                                share(group, Figure.PREDICT)));
        return table;
    }

    private static String rate(Map<Figure, RateRow> group, Figure figure) {
        RateRow row = group.get(figure);
        return row == null ? NONE : number(row.rate().median());
    }

    private static String giga(Map<Figure, RateRow> group) {
        RateRow row = group.get(Figure.TRAIN);
        return row == null ? NONE : number(row.operationsPerSecond() / GIGA);
    }

    private static String share(Map<Figure, RateRow> group, Figure figure) {
        RateRow row = group.get(figure);
        return row == null || Double.isNaN(row.floorShare()) ? NONE : percent(row.floorShare());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** Three digits that tell, and all of a whole number. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    /** A row for each value of what grows. */
    static TextTable growth(GrowthSeries series) {
        TextTable table =
                new TextTable(
                        Column.right(series.axis().id()),
                        Column.right("episodes/s"),
                        Column.right("least"),
                        Column.right("most"),
                        Column.right("µs/time step"),
                        Column.right("MFLOP/episode"),
                        Column.right("GFLOP/s"),
                        Column.right("MB/episode"));
        for (GrowthPoint point : series.points()) {
            table.row(
                    Formats.count(point.value()),
                    number(point.rate().median()),
                    number(point.rate().least()),
                    number(point.rate().most()),
                    number(point.microsecondsOfTimeStep()),
                    number(point.operations() / MEGA),
                    number(point.operations() * point.rate().median() / GIGA),
                    number(point.bytesOfEpisode() / MEGA));
        }
        return table;
    }

    /** Whether the time grew faster than the operations. */
    static String verdict(GrowthSeries series) {
        return String.format(
                Locale.ROOT,
                "From first to last a step takes %s times as long for %s times the operations; time"
                        + " grows as operations to the power of %.2f: %s.",
                number(series.timeRatio()),
                number(series.operationsRatio()),
                series.exponent(),
                series.isNoFasterThanOperations()
                        ? "no faster than they do"
                        : "FASTER than they do");
    }

    /** A row for each kernel. */
    static TextTable profile(Profile profile) {
        TextTable table =
                new TextTable(
                        Column.left("kernel"),
                        Column.left("pass"),
                        Column.right("calls"),
                        Column.right("µs"),
                        Column.right("share"),
                        Column.right("GFLOP/s"));
        for (ProfileRow row : profile.rows()) {
            table.row(
                    row.name(),
                    row.pass(),
                    number(row.calls()),
                    number(row.microseconds()),
                    Formats.share(row.share()),
                    number(row.gigaOperations()));
        }
        return table;
    }

    /** A row for each figure that both have. */
    static TextTable comparison(Comparison comparison) {
        TextTable table =
                new TextTable(
                        Column.left("figure"),
                        Column.right("before"),
                        Column.right("now"),
                        Column.right("times as fast"));
        for (Comparison.Row row : comparison.rows()) {
            table.row(
                    row.name(),
                    number(row.before()),
                    number(row.now()),
                    String.format(Locale.ROOT, "%.2f", row.ratio()));
        }
        return table;
    }

    /** What should be said with a comparison, a paragraph each. */
    static List<String> notes(Comparison comparison) {
        List<String> notes = new ArrayList<>();
        if (!comparison.differences().isEmpty()) {
            notes.add(
                    "NOT THE SAME MACHINE OR KERNELS, so that ratios may say little: "
                            + String.join("; ", comparison.differences())
                            + ".");
        }
        if (comparison.onlyOld() + comparison.onlyNew() > 0) {
            notes.add(
                    "Without a ratio: "
                            + comparison.onlyOld()
                            + " figures only before, "
                            + comparison.onlyNew()
                            + " only now.");
        }
        return notes;
    }
}
