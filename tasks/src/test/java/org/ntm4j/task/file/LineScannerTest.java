package org.ntm4j.task.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class LineScannerTest {
    @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void linesAreThoseThatWereWritten(
            @ForAll @Size(max = 8)
                    List<@CharRange(from = 'a', to = 'd') @StringLength(max = 5) String> lines,
            @ForAll boolean ended) {
        assertLines(lines, ended);
    }

    /** The buffer holds 65,536 bytes. */
    @Property(tries = 20, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void linesMayEndAnywhereInTheBuffer(
            @ForAll @IntRange(min = 65_530, max = 65_540) int first,
            @ForAll @IntRange(max = 200_000) int second,
            @ForAll boolean ended) {
        assertLines(List.of("a".repeat(first), "b".repeat(second), "c"), ended);
    }

    private static void assertLines(List<String> lines, boolean ended) {
        String text = String.join("\n", lines) + (ended && !lines.isEmpty() ? "\n" : "");
        List<String> expected = new ArrayList<>(lines);
        if (!ended && !lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            expected.remove(lines.size() - 1);
        }
        List<String> found = new ArrayList<>();
        try {
            Path path = Files.createTempFile("lines", ".txt");
            Files.writeString(path, text);
            try (InputStream in = Files.newInputStream(path)) {
                LineScanner scanner = new LineScanner("f", in);
                while (scanner.next()) {
                    String line =
                            new String(
                                    scanner.bytes(),
                                    0,
                                    scanner.length(),
                                    StandardCharsets.US_ASCII);
                    found.add(line);
                    int start = (int) scanner.start();
                    assertThat(text.substring(start)).startsWith(line);
                    assertThat(start == 0 || text.charAt(start - 1) == '\n').isTrue();
                    assertThat(scanner.number()).isEqualTo(found.size());
                    assertThat(scanner.isBlank()).isEqualTo(line.isEmpty());
                }
            }
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(found).isEqualTo(expected);
    }
}
