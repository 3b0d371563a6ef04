package org.ntm4j.report.plot;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/** Texts beside a point. */
final class Texts {
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);

    private Texts() {}

    /** Ends at {@code x}, its middle at the height {@code y}. */
    static void right(Graphics2D g, String text, double x, double y) {
        FontMetrics metrics = small(g);
        draw(g, text, x - metrics.stringWidth(text), y, metrics);
    }

    /** Begins at {@code x}, its middle at the height {@code y}. */
    static void left(Graphics2D g, String text, double x, double y) {
        draw(g, text, x, y, small(g));
    }

    /** Its middle at {@code (x, y)}. */
    static void middle(Graphics2D g, String text, double x, double y) {
        FontMetrics metrics = small(g);
        draw(g, text, x - metrics.stringWidth(text) / 2.0, y, metrics);
    }

    private static FontMetrics small(Graphics2D g) {
        g.setFont(SMALL);
        g.setColor(Palette.TEXT);
        return g.getFontMetrics();
    }

    private static void draw(Graphics2D g, String text, double x, double y, FontMetrics metrics) {
        double base = y + (metrics.getAscent() - metrics.getDescent()) / 2.0;
        g.drawString(text, (float) x, (float) base);
    }
}
