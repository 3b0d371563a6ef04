package org.ntm4j.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of texts in columns as wide as their widest. */
public final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param title above it
     * @param right whether it is aligned to the right
     */
    public record Column(String title, boolean right) {
        /** A column of texts. */
        public static Column left(String title) {
            return new Column(title, false);
        }

        /** A column of numbers. */
        public static Column right(String title) {
            return new Column(title, true);
        }
    }

    /** A table without rows. */
    public TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     */
    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    /** The titles and then the rows, without spaces at the ends of lines. */
    public List<String> lines(Style style) {
        int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        List<String> lines = new ArrayList<>();
        List<String> titles = columns.stream().map(Column::title).toList();
        lines.add(INDENT + style.bold(line(titles, widths).substring(INDENT.length())));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    /** The table as Markdown. */
    public List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(markdown(columns.stream().map(Column::title).toList()));
        lines.add(
                markdown(columns.stream().map(column -> column.right() ? "---:" : "---").toList()));
        rows.forEach(row -> lines.add(markdown(row)));
        return lines;
    }

    private static String markdown(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private int width(int column) {
        int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(widest, columns.get(column).title().length());
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).right() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }
}
