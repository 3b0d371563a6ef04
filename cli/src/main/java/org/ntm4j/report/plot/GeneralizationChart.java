package org.ntm4j.report.plot;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntm4j.cli.seeds.Spread;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.report.PaperReading;
import org.ntm4j.report.ReportData;
import org.ntm4j.report.ReportRuns;
import org.ntm4j.report.RunGroup;

/**
 * How runs do on each kind of sequences. The kinds are names, not numbers: medians as thick lines, least
 * and most as thin, the paper's readings as diamonds.
 */
final class GeneralizationChart {
    private static final int MOST_TICKS = 12;
    private static final double MAGNITUDES = 20;

    private final ReportRuns runs;
    private final List<String> kinds;

    /** Costs of one magnitude would have no labels on a logarithmic axis. */
    private final boolean log;

    /** The chart of some runs, of which one at least was evaluated. */
    GeneralizationChart(ReportRuns runs) {
        this.runs = runs;
        this.kinds = ReportData.kinds(runs);
        double[] costs =
                runs.groups().stream()
                        .flatMap(group -> group.kinds().stream())
                        .flatMap(kind -> kind.rows().stream())
                        .mapToDouble(EvaluationRow::costBits)
                        .filter(cost -> cost > 0 && Double.isFinite(cost))
                        .sorted()
                        .toArray();
        this.log = costs.length > 0 && costs[costs.length - 1] > MAGNITUDES * costs[0];
    }

    /** The chart. */
    Picture picture() {
        CategoryChart chart =
                new CategoryChartBuilder()
                        .width(ChartStyle.WIDTH)
                        .height(ChartStyle.HEIGHT)
                        .title("Generalisation: " + runs.task())
                        .xAxisTitle("sequences")
                        .yAxisTitle(ChartStyle.COST)
                        .build();
        ChartStyle.apply(chart.getStyler());
        chart.getStyler().setYAxisLogarithmic(log);
        if (!log) {
            chart.getStyler().setYAxisMin(0.0);
            chart.getStyler().setYAxisDecimalPattern("#,##0.###");
        }
        chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setOverlapped(true);
        chart.getStyler().setXAxisMaxLabelCount(MOST_TICKS);
        List<RunGroup> groups = runs.groups();
        for (int i = 0; i < groups.size(); i++) {
            add(chart, i, groups.get(i));
        }
        addReadings(chart);
        return new Picture(
                "generalization",
                ChartStyle.WIDTH,
                ChartStyle.HEIGHT,
                g -> chart.paint(g, ChartStyle.WIDTH, ChartStyle.HEIGHT));
    }

    private void add(CategoryChart chart, int index, RunGroup group) {
        String label = ChartStyle.label(group);
        Map<String, Spread> spreads =
                group.kinds().stream()
                        .collect(
                                Collectors.toMap(
                                        RunGroup.Kind::name,
                                        kind -> kind.spread(EvaluationRow::costBits)));
        if (group.runs().size() > 1) {
            add(chart, index, label + ", least", values(spreads, Spread::min));
            add(chart, index, label + ", most", values(spreads, Spread::max));
        }
        CategorySeries median = add(chart, index, label, values(spreads, Spread::median));
        median.setLineStyle(new BasicStroke(2.5f));
        median.setMarker(SeriesMarkers.CIRCLE);
        median.setShowInLegend(true);
    }

    /** A reading of 0, which has no place on a logarithmic axis, is told beside the picture only. */
    private void addReadings(CategoryChart chart) {
        List<PaperReading> readings = PaperReading.ofKinds(runs);
        for (int i = 0; i < readings.size(); i++) {
            PaperReading reading = readings.get(i);
            double bits = reading.bits().orElse(0);
            if (bits > 0) {
                List<@Nullable Double> values = new ArrayList<>();
                kinds.forEach(kind -> values.add(kind.equals(reading.kind()) ? bits : null));
                CategorySeries point = add(chart, i + 3, reading.label(), values);
                point.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
                point.setMarker(SeriesMarkers.DIAMOND);
                point.setShowInLegend(true);
            }
        }
    }

    /** One for each kind; nothing where a group was not evaluated on it. */
    private List<@Nullable Double> values(
            Map<String, Spread> spreads, ToDoubleFunction<Spread> number) {
        List<@Nullable Double> values = new ArrayList<>();
        for (String kind : kinds) {
            Spread spread = spreads.get(kind);
            double value = spread == null ? Double.NaN : number.applyAsDouble(spread);
            values.add(
                    Double.isFinite(value) ? Double.valueOf(ChartStyle.shown(value, log)) : null);
        }
        return values;
    }

    private CategorySeries add(
            CategoryChart chart, int index, String label, List<@Nullable Double> values) {
        CategorySeries line = chart.addSeries(label, kinds, values);
        line.setLineColor(Palette.line(index));
        line.setLineStyle(new BasicStroke(1));
        line.setMarker(SeriesMarkers.NONE);
        line.setMarkerColor(Palette.line(index));
        line.setShowInLegend(false);
        return line;
    }
}
