package org.ntm4j.report.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import org.ntm4j.cli.console.Formats;

/**
 * A number over time.
 *
 * @param title what it shows
 * @param values one for each step
 * @param low the bottom of the axis
 * @param high the top of the axis
 */
record LinePanel(String title, float[] values, double low, double high) implements Panel {
    private static final int HEIGHT = 48;

    /** With an axis from {@code low} to the next whole number above all values. */
    static LinePanel above(String title, float[] values, double low) {
        double most = low + 1;
        for (float value : values) {
            most = Float.isFinite(value) ? Math.max(most, value) : most;
        }
        return new LinePanel(title, values, low, Math.ceil(most));
    }

    @Override
    public int columns() {
        return values.length;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public void draw(Graphics2D g, Frame frame) {
        g.setColor(Palette.GRID);
        g.drawRect(frame.x(), frame.y(), frame.width(), frame.height());
        Texts.right(g, Formats.bits(high), frame.x() - 6, frame.y() + 4);
        Texts.right(g, Formats.bits(low), frame.x() - 6, frame.y() + frame.height() - 4);
        Path2D line = new Path2D.Double();
        for (int t = 0; t < values.length; t++) {
            double share = (values[t] - low) / (high - low);
            double x = frame.middle(t, values.length);
            double y = frame.y() + frame.height() * (1 - Math.max(0, Math.min(1, share)));
            if (t == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Palette.line(0));
        g.setStroke(new BasicStroke(1.5f));
        g.draw(line);
        g.setStroke(new BasicStroke(1));
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    }
}
