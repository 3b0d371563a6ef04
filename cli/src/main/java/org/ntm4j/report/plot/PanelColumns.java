package org.ntm4j.report.plot;

import java.awt.Graphics2D;
import java.util.List;

/**
 * Panels in columns; those of a column are above each other and share its axis.
 *
 * @param heading above all
 * @param columns at least one
 */
record PanelColumns(Heading heading, List<Column> columns) {
    private static final int TITLE = 22;
    private static final int TOP = 50;
    private static final int PANEL_TITLE = 20;
    private static final int GAP = 12;
    private static final int AXIS = 38;
    private static final int LEFT = 44;
    private static final int RIGHT = 66;
    private static final int LEAST_WIDTH = 460;
    private static final int MOST_WIDTH = 900;
    private static final int CELL = 12;
    private static final int TICK_GAP = 34;

    /**
     * What stands above the panels.
     *
     * @param title what they show
     * @param origin of what they show
     */
    record Heading(String title, String origin) {}

    /**
     * Panels with one axis.
     *
     * @param axis what their columns are, for example {@code time step}
     * @param panels at least one
     */
    record Column(String axis, List<Panel> panels) {
        int height() {
            return panels.stream().mapToInt(panel -> panel.height() + PANEL_TITLE + GAP).sum();
        }
    }

    /** A single column. */
    static PanelColumns of(Heading heading, String axis, List<Panel> panels) {
        return new PanelColumns(heading, List.of(new Column(axis, panels)));
    }

    Picture picture(String name) {
        int height = columns.stream().mapToInt(Column::height).max().orElse(0) + TOP + AXIS;
        return new Picture(name, columnWidth() * columns.size() + GAP, height, this::draw);
    }

    private int dataWidth() {
        int most =
                columns.stream()
                        .flatMap(column -> column.panels().stream())
                        .mapToInt(Panel::columns)
                        .max()
                        .orElse(1);
        return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, most * CELL));
    }

    private int columnWidth() {
        return LEFT + dataWidth() + RIGHT;
    }

    private void draw(Graphics2D g) {
        g.setFont(Texts.TITLE);
        g.setColor(Palette.TEXT);
        g.drawString(heading.title(), LEFT, TITLE);
        Texts.left(g, heading.origin(), LEFT, TITLE + 14);
        for (int i = 0; i < columns.size(); i++) {
            draw(g, columns.get(i), i * columnWidth() + LEFT);
        }
    }

    private void draw(Graphics2D g, Column column, int x) {
        int y = TOP;
        for (Panel panel : column.panels()) {
            g.setFont(Texts.BOLD);
            g.setColor(Palette.TEXT);
            g.drawString(panel.title(), x, y + PANEL_TITLE - 6);
            y += PANEL_TITLE;
            panel.draw(g, new Panel.Frame(x, y, dataWidth(), panel.height()));
            y += panel.height() + GAP;
        }
        drawAxis(g, column, x, y - GAP);
    }

    private void drawAxis(Graphics2D g, Column column, int x, int y) {
        Panel last = column.panels().get(column.panels().size() - 1);
        Panel.Frame frame = new Panel.Frame(x, y, dataWidth(), 0);
        int step = Steps.every(last.columns(), dataWidth() / TICK_GAP);
        for (int t = 0; t < last.columns(); t += step) {
            int at = (int) Math.round(frame.middle(t, last.columns()));
            g.setColor(Palette.FAINT);
            g.drawLine(at, y, at, y + 4);
            Texts.middle(g, Integer.toString(t), at, y + 11);
        }
        Texts.middle(g, column.axis(), x + dataWidth() / 2.0, y + 26);
    }
}
