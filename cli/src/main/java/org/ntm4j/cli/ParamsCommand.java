package org.ntm4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.console.TextTable;
import org.ntm4j.cli.console.TextTable.Column;
import org.ntm4j.cli.console.TextWrap;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.params.PaperCell;
import org.ntm4j.cli.params.PaperTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ntm params}: parameter counts against the paper's Tables 1 to 3. */
@Command(
        name = "params",
        description = "Counts the parameters of the paper's models, ours beside the paper's.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  ntm params", "  ntm params --json"})
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class ParamsCommand implements Callable<Integer> {
    private static final int TABLES = 3;
    private static final String MARK = " *";
    private static final String SETTINGS =
            "h heads are h read heads and h write heads; memory 128 x 20; 3 shifts; what a"
                    + " sequence starts with is learned, but for the memory.";
    private static final String NTM_NOTE =
            "The totals of Tables 1 and 2 can't be met exactly by any natural architecture: of"
                    + " several hundred thousand variants of what the paper leaves open, none gives"
                    + " them.";
    private static final String MISPRINT_NOTE =
            "* The paper prints "
                    + Formats.count(PaperTables.MISPRINT.printed())
                    + "; its own architecture, which gives the other four exactly, has "
                    + Formats.count(PaperTables.MISPRINT_MEANT)
                    + ": two digits are swapped.";

    private final Console console;

    @Mixin private ResultOptions result = new ResultOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public ParamsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (result.isJson()) {
            console.out().print(Json.pretty(ParamsCommand::write));
            console.out().flush();
            return ExitStatus.DONE;
        }
        for (int table = 1; table <= TABLES; table++) {
            print(table);
        }
        note(SETTINGS);
        note(NTM_NOTE);
        note(MISPRINT_NOTE);
        return ExitStatus.DONE;
    }

    private void note(String text) {
        TextWrap.wrap(text, console.textColumns(), "").forEach(console.out()::println);
    }

    private void print(int number) {
        TextTable table =
                new TextTable(
                        Column.left("task"),
                        Column.right("X"),
                        Column.right("Y"),
                        Column.right("heads"),
                        Column.right("units"),
                        Column.right("ours"),
                        Column.right("paper"),
                        Column.left("difference"));
        PaperTables.cells().stream()
                .filter(cell -> cell.table() == number)
                .forEach(cell -> table.row(row(cell)));
        console.out().println("Table " + number + ": " + PaperTables.title(number));
        table.lines(console.outStyle()).forEach(console.out()::println);
        console.out().println();
    }

    private static String[] row(PaperCell cell) {
        return new String[] {
            cell.task().title(),
            Integer.toString(cell.task().inputWidth()),
            Integer.toString(cell.task().outputWidth()),
            cell.heads() == 0 ? "-" : Integer.toString(cell.heads()),
            cell.size(),
            Formats.count(cell.ours()),
            Formats.count(cell.printed()),
            Formats.difference(cell.difference()) + (cell.equals(PaperTables.MISPRINT) ? MARK : "")
        };
    }

    private static void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("cells");
        for (PaperCell cell : PaperTables.cells()) {
            json.writeStartObject();
            json.writeNumberField("table", cell.table());
            json.writeStringField("task", cell.task().title());
            json.writeStringField("model", cell.config().modelId());
            json.writeNumberField("inputWidth", cell.task().inputWidth());
            json.writeNumberField("outputWidth", cell.task().outputWidth());
            json.writeNumberField("heads", cell.heads());
            json.writeNumberField("layers", cell.layers());
            json.writeNumberField("units", cell.units());
            json.writeNumberField("ours", cell.ours());
            json.writeNumberField("paper", cell.printed());
            json.writeNumberField("difference", cell.difference());
            json.writeBooleanField("misprint", cell.equals(PaperTables.MISPRINT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        json.writeString(SETTINGS);
        json.writeString(NTM_NOTE);
        json.writeString(MISPRINT_NOTE);
        json.writeEndArray();
    }
}
