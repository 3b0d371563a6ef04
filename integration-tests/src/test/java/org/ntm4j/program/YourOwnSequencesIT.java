package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.task.file.FileConfig;

/** The commands of docs/your-own-sequences.md do what is shown beneath them. */
class YourOwnSequencesIT {
    private static final Path DOCUMENT = Ntm.ROOT.resolve("docs/your-own-sequences.md");

    /** Commands, and what they print where that is shown. */
    private static final Pattern BLOCK =
            Pattern.compile(
                    "^```sh\\R(.*?)^```$(?:[^`]*?^```\\R(.*?)^```$)?",
                    Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern SOLVED = Pattern.compile("validation .* ([0-9.]+) %");

    /** What stands for lines that differ from place to place. */
    private static final String ANYTHING = "…";

    @TempDir private Path directory;

    private String run(String commands) {
        Process process = Ntm.start(directory, List.of("sh", "-c", "exec 2>&1\n" + commands));
        return Ntm.finish(process).out();
    }

    /** The launcher, but with the build and the java that are tested. */
    private void provideNtm() throws IOException {
        String java =
                Ntm.java().stream()
                        .map(argument -> "'" + argument + "'")
                        .collect(Collectors.joining(" "));
        Path script =
                Files.writeString(
                        directory.resolve("ntm"), "#!/bin/sh\nexec " + java + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Less training: enough for words of up to ten letters, not for figures. */
    private static String shortened(String document) {
        String whole = "--episodes 20000 --report-every 2000";
        assertThat(document).containsOnlyOnce(whole);
        return document.replace(whole, "--episodes 8000 --report-every 800");
    }

    @Test
    void theCommandsPrintWhatIsShown() throws IOException {
        provideNtm();
        Matcher matcher = BLOCK.matcher(shortened(Files.readString(DOCUMENT)));
        List<String> printed = new ArrayList<>();
        int shown = 0;
        while (matcher.find()) {
            String out = run(Objects.requireNonNull(matcher.group(1)));
            if (matcher.group(2) != null) {
                assertShown(matcher.group(2), out);
                shown++;
            }
            printed.add(out);
        }
        assertThat(printed).hasSize(8);
        assertThat(shown).isEqualTo(7);
        Matcher solved = SOLVED.matcher(printed.get(2));
        assertThat(solved.find()).as(printed.get(2)).isTrue();
        assertThat(Double.parseDouble(solved.group(1))).isGreaterThan(99);
    }

    /** The lines that are shown come in this order, with others only where dots stand for them. */
    private static void assertShown(String shown, String printed) {
        List<String> actual = masked(printed);
        int next = 0;
        boolean gap = false;
        for (String line : masked(shown)) {
            if (line.equals(ANYTHING)) {
                gap = true;
                continue;
            }
            int found = actual.subList(next, actual.size()).indexOf(line);
            assertThat(found).as("%s in %s", line, printed).isBetween(0, gap ? actual.size() : 0);
            next += found + 1;
            gap = false;
        }
        assertThat(gap || next == actual.size()).as("all of %s is shown", printed).isTrue();
    }

    @Test
    void whatIsShownAndNotPrintedIsNoticed() {
        String printed = "a 1 of 2\nb\nc 1e-05\n";
        assertShown("a 3 of 40\nb\nc 7\n", printed);
        assertShown("…\nb\n…\nc 7", printed);
        for (String shown : List.of("a 1 of 2\nb", "b\nc 1", "a 1 of 2\nc 1", "…\nd\n…", "…\nb")) {
            assertThatThrownBy(() -> assertShown(shown, printed))
                    .as(shown)
                    .isInstanceOf(AssertionError.class);
        }
    }

    /** Lines without the JVM's own, without the size of numbers and of spaces. */
    private static List<String> masked(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                .map(line -> line.replaceAll("[0-9][0-9.,]*([eE][-+]?[0-9]+)?", "#"))
                .map(line -> line.replaceAll("(#,?)+", "#").replaceAll("\\s+", " ").strip())
                .toList();
    }

    @Test
    void everySettingIsNamed() throws IOException {
        assertThat(Arrays.stream(FileConfig.class.getRecordComponents()))
                .hasSize(7)
                .allSatisfy(
                        setting ->
                                assertThat(DOCUMENT)
                                        .content()
                                        .contains("`task." + setting.getName() + "`"));
    }
}
