package org.ntm4j.gpucheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckReportTest {
    private static final CheckRow GOOD = new CheckRow("contract", "all", "240 of 240", true);
    private static final CheckRow BAD =
            CheckRow.failed("speed", "copy", new IllegalStateException("no\nmemory | left"));

    @TempDir private Path directory;

    @Test
    void oneFailureFailsAll() {
        assertThat(new CheckReport("device", 1, List.of(GOOD)).hasPassed()).isTrue();
        assertThat(new CheckReport("device", 1, List.of(GOOD, BAD)).hasPassed()).isFalse();
        assertThat(new CheckReport("device", 1, List.of()).hasPassed()).isFalse();
    }

    @Test
    void theTableIsMarkdownWithOneLineForEachRow() {
        assertThat(new CheckReport("device", 1, List.of(GOOD, BAD)).table().lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).startsWith("|").endsWith("|"))
                .anySatisfy(line -> assertThat(line).contains("no memory \\| left").contains("NO"));
    }

    @Test
    void bothFilesAreWritten() throws IOException {
        new CheckReport("device", 1.5, List.of(GOOD)).write(directory);
        assertThat(Files.readString(directory.resolve("gpu-check.md"))).contains("240 of 240");
        assertThat(Files.readString(directory.resolve("gpu-check.json")))
                .contains("\"passed\": true")
                .contains("\"seconds\": 1.5");
    }

    @Test
    void unknownOptionsAreRefused() {
        assertThat(CheckOptions.parse("--batches", "1,64").batches()).containsExactly(1, 64);
        assertThatThrownBy(() -> CheckOptions.parse("--batch", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--batches");
    }
}
