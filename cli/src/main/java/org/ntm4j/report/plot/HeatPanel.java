package org.ntm4j.report.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.function.IntFunction;
import org.ntm4j.cli.console.Formats;

/**
 * A table of numbers as colours.
 *
 * @param title what it shows, with the unit
 * @param table {@code [columns][rows]}
 * @param scale of the colours
 * @param rowName what the axis calls a row
 * @param height of the data, in points
 */
record HeatPanel(
        String title, float[][] table, Scale scale, IntFunction<String> rowName, int height)
        implements Panel {
    private static final int BAR_GAP = 8;
    private static final int BAR = 10;
    private static final int LABEL_GAP = 14;

    /** With rows that are numbered from 0 on. */
    static HeatPanel of(String title, float[][] table, Scale scale, int height) {
        return new HeatPanel(title, table, scale, Integer::toString, height);
    }

    int rows() {
        return table.length == 0 ? 0 : table[0].length;
    }

    @Override
    public int columns() {
        return table.length;
    }

    @Override
    public void draw(Graphics2D g, Frame frame) {
        for (int row = 0; row < rows(); row++) {
            drawRow(g, frame, row);
        }
        g.setColor(Palette.FAINT);
        g.drawRect(frame.x(), frame.y(), frame.width(), frame.height());
        drawRowNames(g, frame);
        drawBar(g, frame);
    }

    /** Neighbours of one colour are one rectangle: that keeps an SVG small. */
    private void drawRow(Graphics2D g, Frame frame, int row) {
        int top = frame.top(row, rows());
        int height = frame.top(row + 1, rows()) - top;
        int from = 0;
        for (int column = 1; column <= table.length; column++) {
            Color color = scale.color(table[from][row]);
            if (column == table.length || !color.equals(scale.color(table[column][row]))) {
                int left = frame.left(from, table.length);
                g.setColor(color);
                g.fillRect(left, top, frame.left(column, table.length) - left, height);
                from = column;
            }
        }
    }

    private void drawRowNames(Graphics2D g, Frame frame) {
        int fitting = Math.max(1, frame.height() / LABEL_GAP);
        int step = Steps.every(rows(), fitting);
        for (int row = 0; row < rows(); row += step) {
            double middle = frame.y() + frame.height() * (row + 0.5) / rows();
            Texts.right(g, rowName.apply(row), frame.x() - 6, middle);
        }
    }

    private void drawBar(Graphics2D g, Frame frame) {
        int x = frame.x() + frame.width() + BAR_GAP;
        for (int i = 0; i < frame.height(); i++) {
            double share = 1 - (i + 0.5) / frame.height();
            g.setColor(scale.color(scale.low() + share * (scale.high() - scale.low())));
            g.fillRect(x, frame.y() + i, BAR, 1);
        }
        g.setColor(Palette.FAINT);
        g.drawRect(x, frame.y(), BAR, frame.height());
        Texts.left(g, Formats.bits(scale.high()), x + BAR + 4, frame.y() + 5);
        Texts.left(g, Formats.bits(scale.low()), x + BAR + 4, frame.y() + frame.height() - 4);
    }
}
