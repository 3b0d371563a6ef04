package org.ntm4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code that a document shows is code that is compiled and tested. */
class GuideTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?:<!-- example: (\\S+) -->\\R)?^```(\\w+)\\R(.*?)^```$",
                    Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * A block of code.
     *
     * @param file that it is of, if it says so
     * @param language of its fence
     * @param code in it
     */
    private record Block(Optional<String> file, String language, String code) {}

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(
                    new Block(
                            Optional.ofNullable(matcher.group(1)),
                            Objects.requireNonNull(matcher.group(2)),
                            Objects.requireNonNull(matcher.group(3))));
        }
        return blocks;
    }

    private static String normalized(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }

    private static String source(String name) throws IOException {
        try (Stream<Path> example = Files.walk(Path.of("src", "example"));
                Stream<Path> tests = Files.walk(Path.of("src/test/java/org/ntm4j/example"))) {
            List<Path> found =
                    Stream.concat(example, tests)
                            .filter(path -> path.getFileName().toString().equals(name))
                            .toList();
            assertThat(found).as(name).hasSize(1);
            return Files.readString(found.get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"writing-a-backend.md, 8", "your-own-sequences.md, 1"})
    void everyBlockOfJavaIsInTheFileThatItNames(String document, int atLeast) throws IOException {
        List<Block> blocks = blocks(Files.readString(DOCS.resolve(document)));
        List<Block> named = blocks.stream().filter(block -> block.file().isPresent()).toList();
        assertThat(named).hasSizeGreaterThanOrEqualTo(atLeast);
        for (Block block : named) {
            assertThat(normalized(source(block.file().orElseThrow())))
                    .as(block.file().orElseThrow())
                    .contains(normalized(block.code()));
        }
        assertThat(blocks)
                .filteredOn(block -> block.language().equals("java"))
                .allSatisfy(block -> assertThat(block.file()).isPresent());
    }

    @Test
    void blocksAreFoundWithAndWithoutTheirFiles() {
        String text =
                """
                Text.
                <!-- example: A.java -->
                ```java
                int a;

                  int b;
                ```
                ```sh
                ls
                ```
                ```java
                int c;
                ```
                """;
        assertThat(blocks(text))
                .containsExactly(
                        new Block(Optional.of("A.java"), "java", "int a;\n\n  int b;\n"),
                        new Block(Optional.empty(), "sh", "ls\n"),
                        new Block(Optional.empty(), "java", "int c;\n"));
    }
}
