package org.ntm4j.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table TABLE =
            new Table(
                    "A <b> & c",
                    List.of("name", "n"),
                    List.of(List.of("\"x\" < y", "1"), List.of("z", ""), List.of("&", "100")));

    @Test
    void textIsAlignedAndAsItIs() {
        assertThat(TABLE.toText())
                .isEqualTo(
                        """
                        A <b> & c

                        name     n
                        "x" < y  1
                        z
                        &        100
                        """);
    }

    @Test
    void htmlIsEscaped() {
        String page = Table.toHtmlPage("t & u", List.of(TABLE, TABLE));
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>t &amp; u</title>")
                .contains("<h2>A &lt;b&gt; &amp; c</h2>")
                .contains("<tr><th>name</th><th>n</th></tr>")
                .contains("<tr><td>&quot;x&quot; &lt; y</td><td>1</td></tr>")
                .contains("<tr><td>&amp;</td><td>100</td></tr>")
                .doesNotContain("<b>")
                .endsWith("</html>\n");
        assertThat(page.split("<table>", -1)).hasSize(3);
    }

    @Test
    void aRowOfTheWrongLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table("t", List.of("a", "b"), List.of(List.of("only one"))))
                .withMessage("a row of 1 cells in 2 columns");
    }
}
