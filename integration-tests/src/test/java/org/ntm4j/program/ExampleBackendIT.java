package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backend of docs/writing-a-backend.md, in a jar of its own, by the packaged program. */
class ExampleBackendIT {
    private static final Path JAR =
            Path.of(System.getProperty("ntm4j.example", "missing: run by mvn verify"))
                    .toAbsolutePath()
                    .normalize();
    private static final List<String> SMALL =
            List.of(
                    "--set", "task.maxLength=3",
                    "--set", "task.bits=3",
                    "--set", "model.controllerSize=16",
                    "--set", "model.memoryLocations=8",
                    "--set", "model.memoryWidth=4");

    @TempDir private Path directory;

    private Ntm.Result call(List<String> settings, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(settings);
        arguments.addAll(List.of("--plugin-path", JAR.toString()));
        return Ntm.run(directory, arguments.toArray(String[]::new));
    }

    @Test
    void itIsListedWithItsJar() {
        Ntm.Result listed = call(List.of(), "backends", "--json");
        assertThat(listed.status()).as(listed.err()).isZero();
        assertThat(listed.out()).contains("\"id\": \"example\"", "\"jar\": \"" + JAR + "\"");
        assertThat(Ntm.run(directory, "backends").out()).doesNotContain("example");
    }

    @Test
    void itTrains() {
        Ntm.Result trained =
                call(
                        SMALL,
                        "train",
                        "--backend",
                        "example",
                        "--out",
                        "run",
                        "--episodes",
                        "20",
                        "--evaluation-episodes",
                        "2",
                        "--json");
        assertThat(trained.status()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("\"backend\": \"example\"", "\"episodes\": 20");
        assertThat(directory.resolve("run/checkpoints/last.safetensors")).isNotEmptyFile();
    }

    @Test
    void itAgreesWithTheReference() {
        Ntm.Result checked =
                call(
                        SMALL,
                        "gradcheck",
                        "--backend",
                        "example",
                        "--model",
                        "ntm-ff",
                        "--tolerance",
                        "1e-9",
                        "--drift-tolerance",
                        "1e-9");
        assertThat(checked.status()).as(checked.err()).isZero();
        assertThat(checked.out())
                .startsWith("example against reference, 7 sequences of copy")
                .endsWith("All within tolerance.\n");
    }
}
