package org.ntm4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static final Map<String, String> BOTH = Map.of(Terminal.STREAMS_PROPERTY, "out,err");

    @Test
    void withoutTheLaunchersWordThereIsNoTerminal() {
        Terminal terminal = Terminal.detect(Map.of("TERM", "xterm"), Map.of());
        assertThat(terminal.output()).isFalse();
        assertThat(terminal.error()).isFalse();
        assertThat(terminal.columns()).isEqualTo(80);
    }

    @Test
    void eachStreamIsLookedAtByItself() {
        Terminal terminal = Terminal.detect(Map.of(), Map.of(Terminal.STREAMS_PROPERTY, ",err"));
        assertThat(terminal.output()).isFalse();
        assertThat(terminal.error()).isTrue();
        Console console = console(terminal, StandardCharsets.UTF_8);
        assertThat(console.outStyle()).isEqualTo(Style.PLAIN);
        assertThat(console.errStyle()).isEqualTo(Style.COLOURED);
        assertThat(console.isErrLive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "TERM, xterm, true, true",
        "TERM, dumb, false, false",
        "NO_COLOR, 1, false, true",
        "NO_COLOR, '', true, true",
        "CI, true, true, false",
        "CI, false, true, true"
    })
    void theEnvironmentIsRespected(String name, String value, boolean colours, boolean live) {
        Console console =
                console(Terminal.detect(Map.of(name, value), BOTH), StandardCharsets.UTF_8);
        assertThat(console.outStyle() == Style.COLOURED).isEqualTo(colours);
        assertThat(console.isErrLive()).isEqualTo(live);
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "20, 40", "500, 120", "0, 80", "'', 80", "wide, 80"})
    void theWidthIsKeptWithinReason(String said, int columns) {
        Terminal terminal = Terminal.detect(Map.of(), Map.of(Terminal.COLUMNS_PROPERTY, said));
        assertThat(terminal.columns()).isEqualTo(columns);
    }

    @Test
    void aSignThatCannotBeWrittenIsReplaced() {
        String text = "10 × 20 ± 3…";
        assertThat(console(Terminal.none(), StandardCharsets.UTF_8).writable(text)).isEqualTo(text);
        assertThat(console(Terminal.none(), StandardCharsets.US_ASCII).writable(text))
                .isEqualTo("10 x 20 +- 3...");
    }

    @Test
    void aFailureIsOneLineThatMovesNoTerminal() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console.of(new ByteArrayOutputStream(), err, StandardCharsets.UTF_8, Terminal.none())
                .failure("NTM-X001", "first\n  second\u001b[2J\r\nthird\n");
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("NTM-X001: first second?[2J third");
    }

    private static Console console(Terminal terminal, Charset charset) {
        return Console.of(
                new ByteArrayOutputStream(), new ByteArrayOutputStream(), charset, terminal);
    }
}
