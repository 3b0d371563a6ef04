package org.ntm4j.report.plot;

import java.awt.Graphics2D;

/** One of several pictures above each other that share an axis of time steps. */
sealed interface Panel permits HeatPanel, LinePanel, MarkedPanel {
    /** What it shows, with the unit. */
    String title();

    /** How many columns it has: T, but for a memory. */
    int columns();

    /** Height of the part with the data, in points. */
    int height();

    /** Draws into a frame. */
    void draw(Graphics2D g, Frame frame);

    /** Where the data is drawn. */
    record Frame(int x, int y, int width, int height) {
        int left(int column, int columns) {
            return x + (int) Math.round((double) width * column / columns);
        }

        double middle(int column, int columns) {
            return x + width * (column + 0.5) / columns;
        }

        int top(int row, int rows) {
            return y + (int) Math.round((double) height * row / rows);
        }
    }
}
