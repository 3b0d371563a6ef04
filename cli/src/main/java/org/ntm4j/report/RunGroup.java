package org.ntm4j.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.cli.seeds.Spread;
import org.ntm4j.evaluate.EvaluationRow;

/**
 * Runs of one task and one model, which differ by their seeds.
 *
 * @param model its name
 * @param runs at least one
 */
public record RunGroup(String model, List<ReportRun> runs) {
    /** As many points as a curve of a picture can show. */
    static final int MOST_POINTS = 400;

    /** Copies the list. */
    public RunGroup {
        runs = List.copyOf(runs);
    }

    /**
     * A point of a curve.
     *
     * @param episodes trained on
     * @param spread over the seeds
     */
    public record Point(long episodes, Spread spread) {}

    /**
     * How the runs do on one kind of episode.
     *
     * @param name of the kind
     * @param rows one for each run that was evaluated on it
     */
    public record Kind(String name, List<EvaluationRow> rows) {
        /** Over the seeds. */
        public Spread spread(ToDoubleFunction<EvaluationRow> number) {
            return Spread.of(rows.stream().mapToDouble(number));
        }
    }

    /**
     * A learning curve over the seeds, at every episode at which a run has a report window; between its
     * windows a run is interpolated. After its end a run that reached its target cost stays there, one
     * that failed counts as infinite, and one that has not been trained so far does not count. Where less
     * than half of the runs count there is no point.
     *
     * @param number of a report window
     */
    public List<Point> curve(ToDoubleFunction<Window> number) {
        List<List<Window>> curves =
                runs.stream().map(run -> Windows.thinned(run.windows(), MOST_POINTS)).toList();
        SortedSet<Long> grid = new TreeSet<>();
        curves.forEach(curve -> curve.forEach(window -> grid.add(window.episodes())));
        List<Point> points = new ArrayList<>();
        for (long episodes : grid) {
            DoubleStream.Builder values = DoubleStream.builder();
            int count = 0;
            for (int i = 0; i < runs.size(); i++) {
                OptionalDouble value = at(runs.get(i), curves.get(i), episodes, number);
                count += value.isPresent() ? 1 : 0;
                value.ifPresent(values::add);
            }
            if (2 * count >= runs.size()) {
                points.add(new Point(episodes, Spread.of(values.build())));
            }
        }
        return points;
    }

    private static OptionalDouble at(
            ReportRun run, List<Window> curve, long episodes, ToDoubleFunction<Window> number) {
        if (curve.isEmpty() || episodes > curve.get(curve.size() - 1).episodes()) {
            if (run.failed()) {
                return OptionalDouble.of(Double.POSITIVE_INFINITY);
            }
            return run.reachedTarget() && !curve.isEmpty()
                    ? OptionalDouble.of(number.applyAsDouble(curve.get(curve.size() - 1)))
                    : OptionalDouble.empty();
        }
        return Windows.at(curve, episodes, number);
    }

    /** The kinds of episodes that runs were evaluated on, in the task's order. */
    public List<Kind> kinds() {
        Map<String, List<EvaluationRow>> rows = new LinkedHashMap<>();
        for (ReportRun run : runs) {
            run.evaluation().stream()
                    .flatMap(evaluation -> evaluation.rows().stream())
                    .forEach(
                            row ->
                                    rows.computeIfAbsent(row.name(), name -> new ArrayList<>())
                                            .add(row));
        }
        return rows.entrySet().stream()
                .map(kind -> new Kind(kind.getKey(), kind.getValue()))
                .toList();
    }
}
