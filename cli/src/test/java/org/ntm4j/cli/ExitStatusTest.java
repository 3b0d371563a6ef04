package org.ntm4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Terminal;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.error.NtmException;
import org.ntm4j.error.NtmException.Kind;

class ExitStatusTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ErrorReporter reporter(String... arguments) {
        Console console =
                Console.of(
                        new ByteArrayOutputStream(), err, StandardCharsets.UTF_8, Terminal.none());
        return new ErrorReporter(console, new Arguments(List.of(arguments)));
    }

    @Test
    void theKindOfAFailureDecidesTheStatus() {
        assertThat(reporter().report(new NtmException("NTM-A1", Kind.FAILED_RUN, "a")))
                .isEqualTo(1);
        assertThat(reporter().report(new NtmException("NTM-A2", Kind.BAD_INPUT, "b"))).isEqualTo(2);
        assertThat(reporter().report(new NtmException("NTM-A3", Kind.BACKEND_UNAVAILABLE, "c")))
                .isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("NTM-A1: a", "NTM-A2: b", "NTM-A3: c");
    }

    @Test
    void aFailureThatNobodyForesawIsOneLineToo() {
        assertThat(reporter().report(new IllegalStateException("this\nand that"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo(
                        "NTM-X001: a failure that should not happen:"
                                + " java.lang.IllegalStateException: this and that; --debug shows"
                                + " where");
    }

    @Test
    void withoutMemoryItSaysWhatHelps() {
        assertThat(reporter().report(new OutOfMemoryError("Java heap space"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("NTM-X002: the memory of the JVM is used up (Java heap space); ");
    }
}
