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

/** The code that docs/writing-a-backend.md shows is the code of the example. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "writing-a-backend.md");
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

    @Test
    void everyBlockOfJavaIsInTheFileThatItNames() throws IOException {
        List<Block> blocks = blocks(Files.readString(GUIDE));
        List<Block> named = blocks.stream().filter(block -> block.file().isPresent()).toList();
        assertThat(named).hasSizeGreaterThanOrEqualTo(8);
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
