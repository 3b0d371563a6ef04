package org.ntm4j.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.ntm4j.report.RunGroup;

/** What all charts have in common. */
final class ChartStyle {
    static final String COST = "cost (bits per sequence)";
    static final int WIDTH = 820;
    static final int HEIGHT = 520;

    /** What a logarithmic axis has no place for is drawn here. */
    private static final double FLOOR = 1e-4;

    private ChartStyle() {}

    static void apply(AxesChartStyler styler) {
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Vertical);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(Texts.SMALL);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartFontColor(Palette.TEXT);
        styler.setChartTitleFont(Texts.TITLE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(Palette.GRID);
        styler.setAxisTitleFont(Texts.BOLD);
        styler.setAxisTickLabelsFont(Texts.SMALL);
    }

    /** As a legend has it. */
    static String label(RunGroup group) {
        int seeds = group.runs().size();
        return seeds == 1
                ? group.model()
                : group.model() + ": median and range of " + seeds + " seeds";
    }

    /** Where a number is drawn. */
    static double shown(double value, boolean log) {
        return log ? Math.max(FLOOR, value) : value;
    }

    /** A line for comparison. */
    static BasicStroke dashes() {
        return new BasicStroke(
                1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);
    }
}
