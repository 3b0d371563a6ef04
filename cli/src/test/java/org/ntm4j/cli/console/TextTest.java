package org.ntm4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.ntm4j.cli.console.TextTable.Column;

class TextTest {
    @Test
    void aTableAlignsItsColumns() {
        TextTable table = new TextTable(Column.left("task"), Column.right("ours"));
        table.row("copy", "13,757");
        table.row("priority sort", "8");
        assertThat(table.lines(Style.PLAIN))
                .containsExactly(
                        "  task             ours",
                        "  copy           13,757",
                        "  priority sort       8");
    }

    @Test
    void aTableCanBeMarkdown() {
        TextTable table = new TextTable(Column.left("task"), Column.right("ours"));
        table.row("a|b", "13,757");
        assertThat(table.markdown())
                .containsExactly("| task | ours |", "| --- | ---: |", "| a\\|b | 13,757 |");
    }

    @Test
    void aWordForAShellIsQuotedIfItNeedsThat() {
        assertThat(Shell.word("runs/copy-s1-3,10")).isEqualTo("runs/copy-s1-3,10");
        assertThat(Shell.word("my run's")).isEqualTo("'my run'\\''s'");
    }

    @Test
    void aRowMustHaveACellForEachColumn() {
        TextTable table = new TextTable(Column.left("task"), Column.right("ours"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row("copy"))
                .withMessage("1 cells for 2 columns");
    }

    @Test
    void longTextsAreBrokenBetweenWords() {
        assertThat(TextWrap.wrap("one two three four", 9, "  "))
                .containsExactly("one two", "  three", "  four");
        assertThat(TextWrap.wrap("incomprehensibilities and", 9, ""))
                .containsExactly("incomprehensibilities", "and");
        assertThat(TextWrap.wrap("    indented text of two lines", 20, "    "))
                .containsExactly("    indented text of", "    two lines");
    }

    @Test
    void coloursAreThereOnlyWhereTheyAreWanted() {
        assertThat(Style.PLAIN.bold("x")).isEqualTo("x");
        assertThat(Style.COLOURED.bold("x")).isEqualTo("\u001b[1mx\u001b[0m");
        assertThat(Style.COLOURED.failure("x")).isEqualTo("\u001b[1;31mx\u001b[0m");
    }
}
