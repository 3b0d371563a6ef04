package org.ntm4j.report.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;

/**
 * A table as colours with a mark in each column.
 *
 * @param cells the table
 * @param marks a row for each column, also between two; NaN for none
 */
record MarkedPanel(HeatPanel cells, double[] marks) implements Panel {
    private static final double RADIUS = 3.5;

    @Override
    public String title() {
        return cells.title();
    }

    @Override
    public int columns() {
        return cells.columns();
    }

    @Override
    public int height() {
        return cells.height();
    }

    @Override
    public void draw(Graphics2D g, Frame frame) {
        cells.draw(g, frame);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Palette.MARK);
        g.setStroke(new BasicStroke(1.5f));
        for (int column = 0; column < marks.length; column++) {
            if (Double.isFinite(marks[column])) {
                double x = frame.middle(column, marks.length);
                double y = frame.y() + frame.height() * (marks[column] + 0.5) / cells.rows();
                g.draw(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
            }
        }
        g.setStroke(new BasicStroke(1));
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    }
}
