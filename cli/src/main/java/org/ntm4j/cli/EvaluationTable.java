package org.ntm4j.cli;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.console.TextTable;
import org.ntm4j.cli.console.TextTable.Column;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.evaluate.OptimumGap;

/** The table of how a model generalises. */
final class EvaluationTable {
    private EvaluationTable() {}

    /** Prints the table as a result. */
    static void print(Evaluation evaluation, Console console) {
        console.out().println(title(evaluation));
        if (evaluation.rows().isEmpty()) {
            return;
        }
        boolean hasOptimum = evaluation.rows().stream().anyMatch(row -> row.optimum().isPresent());
        String error = console.writable("± s.e.");
        List<Column> columns =
                new ArrayList<>(
                        List.of(
                                Column.left("sequences"),
                                Column.right("cost in bits"),
                                Column.left(error),
                                Column.right("wrong bits"),
                                Column.right("solved")));
        if (hasOptimum) {
            columns.remove(columns.size() - 1);
            columns.addAll(
                    List.of(Column.right("optimum"), Column.right("above it"), Column.left(error)));
        }
        evaluation.rows().stream()
                .flatMap(row -> row.marker().stream())
                .findFirst()
                .ifPresent(marker -> columns.add(Column.right(marker.name())));
        TextTable table = new TextTable(columns.toArray(Column[]::new));
        for (EvaluationRow row : evaluation.rows()) {
            table.row(cells(row, hasOptimum, console));
        }
        table.lines(console.outStyle()).forEach(console.out()::println);
    }

    /** All kinds have as many sequences, be it those asked for or those that a file has. */
    private static String title(Evaluation evaluation) {
        return "Generalisation of the "
                + evaluation.checkpoint()
                + " checkpoint ("
                + Formats.count(evaluation.trainedEpisodes())
                + " episodes)"
                + evaluation.rows().stream()
                        .findFirst()
                        .map(row -> ", " + Formats.count(row.episodes()) + " sequences each:")
                        .orElse(": no sequences are kept for it");
    }

    /**
     * Where there is an optimum, no sequence is ever without a wrong bit. A task's marker is in all rows
     * or in none.
     */
    private static String[] cells(EvaluationRow row, boolean hasOptimum, Console console) {
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                console.writable(row.name()),
                                Formats.bits(row.costBits()),
                                error(row.costStandardError(), console),
                                Formats.bits(row.bitErrors())));
        if (!hasOptimum) {
            cells.add(Formats.share(row.solved()));
        } else if (row.optimum().isPresent()) {
            OptimumGap gap = row.optimum().get();
            cells.add(Formats.bits(gap.optimalBits()));
            cells.add(Formats.bits(gap.gapBits()));
            cells.add(error(gap.gapStandardError(), console));
        } else {
            cells.addAll(List.of("", "", ""));
        }
        row.marker().ifPresent(marker -> cells.add(Formats.share(marker.correct())));
        return cells.toArray(String[]::new);
    }

    private static String error(double bits, Console console) {
        return console.writable("± " + Formats.bits(bits));
    }
}
