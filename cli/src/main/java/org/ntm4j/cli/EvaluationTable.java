package org.ntm4j.cli;

import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.console.TextTable;
import org.ntm4j.cli.console.TextTable.Column;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.evaluate.EvaluationRow;

/** The table of how a model generalises. */
final class EvaluationTable {
    private EvaluationTable() {}

    /** Prints the table as a result. */
    static void print(Evaluation evaluation, Console console) {
        console.out()
                .println(
                        "Generalisation of the "
                                + evaluation.checkpoint()
                                + " checkpoint ("
                                + Formats.count(evaluation.trainedEpisodes())
                                + " episodes), "
                                + Formats.count(evaluation.episodes())
                                + " sequences each:");
        TextTable table =
                new TextTable(
                        Column.left("sequences"),
                        Column.right("cost in bits"),
                        Column.left(console.plusMinus() + " s.e."),
                        Column.right("wrong bits"),
                        Column.right("solved"));
        for (EvaluationRow row : evaluation.rows()) {
            table.row(
                    row.name(),
                    Formats.bits(row.costBits()),
                    console.plusMinus() + " " + Formats.bits(row.costStandardError()),
                    Formats.bits(row.bitErrors()),
                    Formats.share(row.solved()));
        }
        table.lines(console.outStyle()).forEach(console.out()::println);
    }
}
