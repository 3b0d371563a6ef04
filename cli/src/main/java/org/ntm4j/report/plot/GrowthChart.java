package org.ntm4j.report.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How a rate falls as something grows, both logarithmic, beside how it would fall if each operation took as long as
 * at the first point.
 *
 * @param title above it
 * @param axis what grows
 * @param values of that, ascending
 * @param rates one for each value
 * @param reference one for each value
 */
public record GrowthChart(
        String title, String axis, double[] values, double[] rates, double[] reference) {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 380;
    private static final int COLUMNS = 2;

    /** Charts side by side, two in a row. */
    public static Picture picture(String name, List<GrowthChart> charts) {
        int rows = (charts.size() + COLUMNS - 1) / COLUMNS;
        int columns = Math.min(COLUMNS, charts.size());
        return new Picture(name, columns * WIDTH, rows * HEIGHT, g -> draw(g, charts));
    }

    private static void draw(Graphics2D g, List<GrowthChart> charts) {
        for (int i = 0; i < charts.size(); i++) {
            Graphics2D part = (Graphics2D) g.create();
            part.translate(i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT);
            charts.get(i).chart().paint(part, WIDTH, HEIGHT);
            part.dispose();
        }
    }

    private XYChart chart() {
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title(title)
                        .xAxisTitle(axis)
                        .yAxisTitle("episodes a second")
                        .build();
        ChartStyle.apply(chart.getStyler());
        chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setXAxisDecimalPattern("#,###");
        chart.getStyler().setYAxisDecimalPattern("#,##0.###");
        double[] all =
                DoubleStream.concat(Arrays.stream(rates), Arrays.stream(reference)).toArray();
        chart.getStyler().setYAxisMin(decade(Math.floor(Math.log10(min(all)))));
        chart.getStyler().setYAxisMax(decade(Math.ceil(Math.log10(max(all)))));
        XYSeries expected = chart.addSeries("as the operations", values, reference);
        expected.setLineColor(Palette.line(1));
        expected.setLineStyle(ChartStyle.dashes());
        expected.setMarker(SeriesMarkers.NONE);
        XYSeries measured = chart.addSeries("measured", values, rates);
        measured.setLineColor(Palette.line(0));
        measured.setLineStyle(new BasicStroke(2));
        measured.setMarker(SeriesMarkers.CIRCLE);
        measured.setMarkerColor(Palette.line(0));
        return chart;
    }

    private static double decade(double exponent) {
        return Math.pow(10, exponent);
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(1);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(1);
    }
}
