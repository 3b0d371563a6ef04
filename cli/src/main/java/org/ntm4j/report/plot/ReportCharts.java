package org.ntm4j.report.plot;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.cli.seeds.Spread;
import org.ntm4j.report.PaperReading;
import org.ntm4j.report.ReportData;
import org.ntm4j.report.ReportRuns;
import org.ntm4j.report.RunGroup;

/** The curves of a report: medians over seeds as lines, from the least to the most as bands. */
public final class ReportCharts {
    /** Points so far apart that each is marked. */
    private static final int FEW = 15;

    private final ReportRuns runs;

    /** The charts of some runs. */
    public ReportCharts(ReportRuns runs) {
        this.runs = runs;
    }

    /** All of them; how runs generalise only if one was evaluated. */
    public List<Picture> all() {
        List<Picture> pictures =
                new ArrayList<>(
                        List.of(
                                learning("learning-curve", false),
                                learning("learning-curve-log", true)));
        if (!ReportData.kinds(runs).isEmpty()) {
            pictures.add(new GeneralizationChart(runs).picture());
        }
        return pictures;
    }

    private Picture learning(String name, boolean log) {
        XYChart chart = chart("Learning curve: " + runs.task(), "episodes", log);
        chart.getStyler().setXAxisDecimalPattern("#,###");
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setYAxisLogarithmic(log);
        ToDoubleFunction<Window> cost = Window::costBits;
        List<RunGroup> groups = runs.groups();
        for (int i = 0; i < groups.size(); i++) {
            RunGroup group = groups.get(i);
            List<RunGroup.Point> points =
                    group.curve(cost).stream()
                            .filter(point -> Double.isFinite(point.spread().max()))
                            .toList();
            double[] x = points.stream().mapToDouble(RunGroup.Point::episodes).toArray();
            add(
                    chart,
                    i,
                    ChartStyle.label(group),
                    x,
                    points.stream().map(RunGroup.Point::spread).toList(),
                    log);
        }
        double[] costs = costs();
        if (!log && costs.length > 0 && costs[0] < costs[costs.length - 1] / 3) {
            chart.getStyler().setYAxisMin(0.0);
        }
        addReadings(chart, costs, log);
        return picture(name, chart);
    }

    /** Of all report windows, ascending. */
    private double[] costs() {
        return runs.runs().stream()
                .flatMap(run -> run.windows().stream())
                .mapToDouble(Window::costBits)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static XYChart chart(String title, String axis, boolean log) {
        XYChart chart =
                new XYChartBuilder()
                        .width(ChartStyle.WIDTH)
                        .height(ChartStyle.HEIGHT)
                        .title(title)
                        .xAxisTitle(axis)
                        .yAxisTitle(ChartStyle.COST)
                        .build();
        ChartStyle.apply(chart.getStyler());
        if (!log) {
            chart.getStyler().setYAxisDecimalPattern("#,##0.###");
        }
        return chart;
    }

    private static void add(
            XYChart chart, int index, String label, double[] x, List<Spread> spreads, boolean log) {
        double[] low = spreads.stream().mapToDouble(s -> ChartStyle.shown(s.min(), log)).toArray();
        double[] high = spreads.stream().mapToDouble(s -> ChartStyle.shown(s.max(), log)).toArray();
        double[] middle =
                spreads.stream().mapToDouble(s -> ChartStyle.shown(s.median(), log)).toArray();
        if (x.length == 0) {
            return;
        }
        if (!Arrays.equals(low, high)) {
            int n = x.length;
            double[] around = new double[2 * n];
            double[] edge = new double[2 * n];
            for (int i = 0; i < n; i++) {
                around[i] = x[i];
                edge[i] = high[i];
                around[2 * n - 1 - i] = x[i];
                edge[2 * n - 1 - i] = low[i];
            }
            XYSeries band = chart.addSeries(label + ", band", around, edge);
            band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
            band.setFillColor(Palette.band(index));
            band.setLineColor(Palette.band(index));
            band.setMarker(SeriesMarkers.NONE);
            band.setShowInLegend(false);
        }
        XYSeries line = chart.addSeries(label, x, middle);
        line.setLineColor(Palette.line(index));
        line.setLineStyle(new BasicStroke(2));
        line.setMarker(x.length < FEW ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        line.setMarkerColor(Palette.line(index));
    }

    /** Horizontal where the paper's curve ends, vertical where it gets near zero. */
    private void addReadings(XYChart chart, double[] costs, boolean log) {
        long longest =
                runs.runs().stream()
                        .flatMap(run -> run.windows().stream())
                        .mapToLong(Window::episodes)
                        .max()
                        .orElse(1);
        if (costs.length == 0) {
            return;
        }
        List<PaperReading> readings = PaperReading.of(runs);
        for (int i = 0; i < readings.size(); i++) {
            PaperReading reading = readings.get(i);
            if (reading.fits(longest)) {
                double end = reading.episodes().orElse(longest);
                double bits = reading.bits().orElse(Double.NaN);
                boolean across = reading.bits().isPresent();
                XYSeries line =
                        chart.addSeries(
                                reading.label(),
                                new double[] {across ? 0 : end, end},
                                new double[] {
                                    across ? bits : ChartStyle.shown(costs[0], log),
                                    across ? bits : costs[costs.length - 1]
                                });
                line.setLineColor(Palette.line(i + 3));
                line.setLineStyle(ChartStyle.dashes());
                line.setMarker(SeriesMarkers.NONE);
            }
        }
    }

    private static Picture picture(String name, XYChart chart) {
        return new Picture(
                name,
                ChartStyle.WIDTH,
                ChartStyle.HEIGHT,
                g -> chart.paint(g, ChartStyle.WIDTH, ChartStyle.HEIGHT));
    }
}
