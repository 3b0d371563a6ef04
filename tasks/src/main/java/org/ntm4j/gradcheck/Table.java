package org.ntm4j.gradcheck;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for people.
 *
 * @param title what it shows
 * @param columns their headings
 * @param rows as many cells each as there are columns
 */
public record Table(String title, List<String> columns, List<List<String>> rows) {
    private static final String GAP = "  ";
    private static final String STYLE =
            "body{font-family:sans-serif}table{border-collapse:collapse}"
                    + "th,td{border:1px solid #999;padding:.2em .5em;text-align:left}";

    /**
     * @throws IllegalArgumentException if a row has another number of cells
     */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells in " + columns.size() + " columns");
            }
        }
    }

    /** Plain text, columns aligned; ends with a line break. */
    public String toText() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        lines.addAll(rows);
        StringBuilder text = new StringBuilder(title).append("\n\n");
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                padded.append(cell).append(" ".repeat(width(column) - cell.length())).append(GAP);
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        int width = columns.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }

    /** A page with tables one below the other. */
    public static String toHtmlPage(String title, List<Table> tables) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>");
        page.append("<meta charset=\"utf-8\"><title>").append(escape(title));
        page.append("</title><style>").append(STYLE).append("</style></head>\n<body>\n<h1>");
        page.append(escape(title)).append("</h1>\n");
        tables.forEach(table -> table.appendHtml(page));
        return page.append("</body>\n</html>\n").toString();
    }

    private void appendHtml(StringBuilder page) {
        page.append("<h2>").append(escape(title)).append("</h2>\n<table>\n");
        appendRow(page, "th", columns);
        rows.forEach(row -> appendRow(page, "td", row));
        page.append("</table>\n");
    }

    private static void appendRow(StringBuilder page, String element, List<String> cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append('<').append(element).append('>').append(escape(cell));
            page.append("</").append(element).append('>');
        }
        page.append("</tr>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
