package org.ntm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;
import org.ntm4j.error.NtmException;

class ProvenanceTest {
    private static final Instant START = Instant.parse("2026-11-24T10:15:00Z");
    private static final RunPart.Made MADE =
            new RunPart.Made(
                    new BuildInfo("1.2.3", Optional.of("abc")),
                    new Host("JVM 17", "Linux", 2),
                    new Arguments(List.of("train", "--seed", "7")),
                    new RunPart.Backend("cpu", "loops", "FLOAT32", Map.of("kernels", "scalar")),
                    7);
    private static final String PART =
            """
                {
                  "outcome": "done",
                  "started": "2026-11-24T10:15:00Z",
                  "ended": "2026-11-24T10:15:02.500Z",
                  "wallSeconds": 2.5,
                  "fromEpisode": 0,
                  "toEpisode": 100,
                  "seed": 7,
                  "arguments": [
                    "train",
                    "--seed",
                    "7"
                  ],
                  "version": "1.2.3",
                  "commit": "abc",
                  "backend": {
                    "id": "cpu",
                    "description": "loops",
                    "precision": "FLOAT32",
                    "options": {
                      "kernels": "scalar"
                    }
                  },
                  "java": "JVM 17",
                  "system": "Linux",
                  "processors": 2
                }""";

    @TempDir private Path root;

    private RunFiles files() {
        return new RunFiles(root);
    }

    private String text() throws IOException {
        return Files.readString(files().provenance());
    }

    private Provenance begin() {
        return Provenance.begin(files(), MADE, START, 0);
    }

    private void run() {
        begin().end(new RunPart.End("done", START.plusMillis(2_500), 100));
    }

    @Test
    void aRunThatGoesOnHasNoEnd() throws IOException {
        begin();
        assertThat(text()).contains("\"outcome\": \"running\"").doesNotContain("\"ended\"");
    }

    @Test
    void itSaysWhatMadeTheRun() throws IOException {
        run();
        assertThat(text())
                .isEqualTo(
                        "{\n  \"formatVersion\": 1,\n  \"parts\": [\n"
                                + PART.indent(4).stripTrailing()
                                + "\n  ]\n}\n");
    }

    @Test
    void partsFromBeforeAreKept() throws IOException {
        run();
        run();
        String part = PART.indent(4).stripTrailing();
        assertThat(text()).contains("\"parts\": [\n" + part + ",\n" + part + "\n  ]");
    }

    @Test
    void aDamagedFileIsNotOverwritten() throws IOException {
        Files.writeString(files().provenance(), "{\"parts\": [{");
        NtmException e = catchThrowableOfType(NtmException.class, this::begin);
        assertThat(e.code()).isEqualTo("NTM-R007");
        assertThat(e).hasMessageStartingWith(files().provenance() + ": can't be read (");
        assertThat(text()).isEqualTo("{\"parts\": [{");
    }
}
