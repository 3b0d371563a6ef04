package org.ntm4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.error.NtmException;

class YamlTextTest {
    @Test
    void valuesKnowWhereTheyWereWritten() {
        ConfigMapping top = YamlText.read("a: 1\nb:\n  c: 'x y'   # why\n  d: {e: 2}\n", "f.yaml");
        assertThat(top.scalar("a")).isEqualTo(new ConfigScalar("1", new Location("f.yaml", 1, 4)));
        ConfigMapping b = top.mapping("b");
        assertThat(b.scalar("c").text()).isEqualTo("x y");
        assertThat(b.mapping("d").scalar("e").location()).hasToString("f.yaml:4:10");
        assertThat(top.scalarPaths()).containsExactly("a", "b.c", "b.d.e");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        String text = "a: 1\nb:\n  c: x-y\n  d:\n    e: -1.0e-4\n";
        assertThat(YamlText.write(YamlText.read(text, "f"))).isEqualTo(text);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", "f:1:1: settings must be lines of 'key: value'"),
                Arguments.of("- a\n", "f:1:1: settings must be lines of 'key: value'"),
                Arguments.of("a: [1, 2]\n", "f:1:4: a must be one value"),
                Arguments.of("a: &x 1\nb: *x\n", "f:1:4: anchors and aliases are not allowed"),
                Arguments.of("a: *x\n", "f:1:4: anchors and aliases are not allowed"),
                Arguments.of("a: !!java.net.URL x\n", "f:1:4: tags are not allowed"),
                Arguments.of("a: !!map {b: 1}\n", "f:1:4: tags are not allowed"),
                Arguments.of("a: 1\nb: {c: 1, c: 2}\n", "f:2:11: the setting b.c is there twice"),
                Arguments.of("a: 1\n---\nb: 2\n", "f:2:1: only one document may be in a file"),
                Arguments.of("? {a: 1}\n: 2\n", "f:1:3: a key must be one value"),
                Arguments.of("a: 1\n b: 2\n", "f:2:3: mapping values are not allowed here"),
                Arguments.of("a: 'x\n", "f:2:1: found unexpected end of stream"),
                Arguments.of("{a: {b: 1}\n", "f:2:1: expected ',' or '}', but got <stream end>"),
                Arguments.of(
                        "a: " + "x".repeat(1001), "f:1:4: a value of more than 1000 characters"),
                Arguments.of("{a: ".repeat(9), "f:1:33: more than 8 levels"),
                Arguments.of("[".repeat(50_000), "f:1:1: settings must be lines of 'key: value'"),
                Arguments.of(
                        " ".repeat(65_537),
                        "f: 65537 characters are too many for settings; at most 65536"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void otherYamlIsRefusedWithItsPlace(String text, String message) {
        NtmException e = catchThrowableOfType(NtmException.class, () -> YamlText.read(text, "f"));
        assertThat(e).hasMessage(message);
        assertThat(e.code()).isEqualTo("NTM-C002");
        assertThat(e.kind()).isEqualTo(NtmException.Kind.BAD_INPUT);
    }

    @Test
    void controlCharactersReachNoTerminal() {
        NtmException e =
                catchThrowableOfType(NtmException.class, () -> YamlText.read("a: \u001b[2J", "f"));
        assertThat(e.getMessage()).doesNotContain("\u001b").startsWith("f: ").hasLineCount(1);
    }

    @Test
    void aFileThatIsNoTextOfSettingsIsRefused(@TempDir Path directory) throws IOException {
        Path missing = directory.resolve("missing.yaml");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        Path large = Files.writeString(directory.resolve("large"), "#".repeat(65_537));
        assertThat(failure(missing)).isEqualTo(missing + ": there is no such file");
        assertThat(failure(binary)).isEqualTo(binary + ": the text is not UTF-8");
        assertThat(failure(large))
                .isEqualTo(large + ": too large for settings; at most 65536 bytes are read");
        assertThat(failure(directory)).startsWith(directory + ": ");
    }

    private static String failure(Path file) {
        NtmException e = catchThrowableOfType(NtmException.class, () -> YamlText.load(file));
        assertThat(e.code()).isEqualTo("NTM-C001");
        return e.getMessage();
    }

    @Test
    void aFileIsReadAsUtf8(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("x.yaml");
        Files.write(file, "a: é".getBytes(StandardCharsets.UTF_8));
        assertThat(YamlText.load(file)).isEqualTo("a: é");
    }
}
