package org.ntm4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntm4j.train.TrainingReport;

class ProgressTest {
    private static final TrainingReport REPORT =
            new TrainingReport(1_000, 1_000, 82.22, 36.758, 0.011, true);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String shown(Map<String, String> properties, long total) {
        return shown(StandardCharsets.UTF_8, properties, total);
    }

    private String shown(Charset charset, Map<String, String> properties, long total) {
        Console console =
                Console.of(
                        new ByteArrayOutputStream(),
                        err,
                        charset,
                        Terminal.detect(Map.of(), properties));
        try (Progress progress = Progress.on(console, 0, total)) {
            progress.advanced(1_000);
            progress.reported(REPORT, 4_375);
        }
        return err.toString(charset);
    }

    @Test
    void aFileGetsALineForEachWindow() {
        assertThat(shown(Map.of(), 50_000).lines())
                .containsExactly(
                        " 1,000/50,000   82.22 bits   36.76 wrong   1.1 % solved  4,375/s  0:12"
                                + " left");
    }

    @Test
    void theLastLineHasNothingLeft() {
        assertThat(shown(Map.of(), 1_000)).endsWith("4,375/s" + System.lineSeparator());
    }

    @Test
    void aTerminalGetsABarThatIsOverwrittenAndStaysAtTheEnd() {
        String shown = shown(Map.of(Terminal.STREAMS_PROPERTY, "out,err"), 2_000);
        String last = shown.substring(shown.lastIndexOf('\r') + 1);
        assertThat(shown).startsWith("\r").endsWith(System.lineSeparator());
        assertThat(last).startsWith(" 50% [█").contains("1,000/2,000", "82.22 bits, 36.76 wrong");
        assertThat(last.replace("\u001b[K", "").stripTrailing()).hasSizeLessThan(80);
    }

    @Test
    void aTerminalWithoutBlocksGetsTheCurveInAscii() {
        Map<String, String> terminal = Map.of(Terminal.STREAMS_PROPERTY, "out,err");
        String shown = shown(StandardCharsets.US_ASCII, terminal, 2_000);
        assertThat(shown.substring(shown.lastIndexOf('\r') + 1)).startsWith(" 50% [#");
        assertThat(shown).doesNotContain("?");
    }

    @Test
    void aFileGetsNoCurve() {
        assertThat(shown(Map.of(), 50_000)).doesNotContain("█", "[");
    }
}
