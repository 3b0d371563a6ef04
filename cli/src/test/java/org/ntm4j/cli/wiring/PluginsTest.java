package org.ntm4j.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.BackendProvider;

/** Backends from jars that are not on the class path. */
class PluginsTest {
    private static final String SERVICE = "META-INF/services/" + BackendProvider.class.getName();
    private static final String ABACUS =
            """
            package example;

            import org.ntm4j.backend.*;

            public final class Abacus implements BackendProvider {
                public String id() {
                    return "abacus";
                }

                public int spiVersion() {
                    return SPI_VERSION;
                }

                public int priority() {
                    return 1;
                }

                public Availability probe() {
                    return Availability.available("beads");
                }

                public TensorBackend open(BackendConfig config) {
                    throw new IllegalStateException("no beads");
                }
            }
            """;

    @TempDir private static Path compiled;
    @TempDir private Path temporary;

    @BeforeAll
    static void compile() throws IOException {
        Path source = Files.writeString(compiled.resolve("Abacus.java"), ABACUS);
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                compiled.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                source.toString());
        assertThat(status).isZero();
    }

    private static Path abacus(Path jar) throws IOException {
        return jar(jar, "example.Abacus");
    }

    /** A jar whose service file names a provider; without one, a jar of something else. */
    private static Path jar(Path jar, String provider) throws IOException {
        Files.createDirectories(jar.getParent());
        String abacus = "example/Abacus.class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(provider.isEmpty() ? "notes.txt" : abacus));
            Files.copy(compiled.resolve(abacus), out);
            if (!provider.isEmpty()) {
                out.putNextEntry(new JarEntry(SERVICE));
                out.write(provider.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static void assertHasAbacus(Program.Result result, Path jar) {
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"id\": \"abacus\"", "\"jar\": \"" + jar + "\"");
        assertThat(result.out().split("\"jar\"")).hasSize(2);
    }

    private static void assertRefused(Object path, String message) {
        Program.Result result = Program.run("params", "--plugin-path", path.toString());
        assertThat(result.err()).isEqualTo(message + System.lineSeparator());
        assertThat(result.out()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void aBackendOfAJarIsListedWithIt() throws IOException {
        Path jar = abacus(temporary.resolve("a b/abacus.jar"));
        assertHasAbacus(Program.run("backends", "--json", "--plugin-path", jar.toString()), jar);
        assertHasAbacus(Program.run("backends", "--json", "--plugin-path=" + jar), jar);
        assertHasAbacus(Program.run("--plugin-path", jar.toString(), "backends", "--json"), jar);
        assertThat(Program.run("backends", "--plugin-path", jar.toString()).out())
                .contains("  abacus            1  yes", "    beads", "    From ");
        assertThat(Program.run("backends").out()).doesNotContain("abacus", "    From ");
    }

    @Test
    void everyCommandOpensIt() throws IOException {
        Path jar = abacus(temporary.resolve("abacus.jar"));
        Program.Result result =
                Program.run("gradcheck", "--backend", "abacus", "--plugin-path", jar.toString());
        assertThat(result.err())
                .contains("NTM-B005: backend abacus said that it is available and failed to open");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void aDirectoryIsAllItsJars() throws IOException {
        jar(temporary.resolve("plugins/a-library.jar"), "");
        Path jar = abacus(temporary.resolve("plugins/abacus.jar"));
        Path directory = jar.getParent();
        assertHasAbacus(
                Program.run("backends", "--json", "--plugin-path", directory.toString()), jar);
        assertHasAbacus(
                Program.run(
                        "backends", "--json", "--plugin-path=" + jar + File.pathSeparator + jar),
                jar);
        assertHasAbacus(Program.runIn(temporary, "backends", "--json"), jar);
    }

    @Test
    void anInstallationNeedsNoPlugins() throws IOException {
        assertThat(Program.runIn(temporary, "backends").out())
                .isEqualTo(Program.run("backends").out());
        Files.createDirectory(temporary.resolve("plugins"));
        assertThat(Program.runIn(temporary, "backends").out())
                .isEqualTo(Program.run("backends").out());
    }

    @Test
    void aBrokenJarTakesNoOtherDown() throws IOException {
        Path jar = abacus(temporary.resolve("plugins/abacus.jar"));
        Path broken = Files.writeString(temporary.resolve("plugins/broken.jar"), "no jar");
        jar(temporary.resolve("plugins/missing.jar"), "example.Missing");
        Program.Result result = Program.runIn(temporary, "backends", "--json");
        assertHasAbacus(result, jar);
        assertThat(result.out())
                .contains(
                        broken + " can't be read as a jar (",
                        "Provider example.Missing not found",
                        "\"id\": \"reference\"");
    }

    @Test
    void anInstallationWhosePluginsHaveNoBackendSaysSoAmongTheBackends() throws IOException {
        Path directory = jar(temporary.resolve("plugins/library.jar"), "").getParent();
        Program.Result result = Program.runIn(temporary, "backends", "--json");
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("plugins: no backend in " + directory, "\"id\": \"reference\"");
    }

    @Test
    void whatIsNotThereIsRefused() throws IOException {
        Path missing = temporary.resolve("missing.jar");
        assertRefused(
                missing,
                "NTM-P001: --plugin-path: "
                        + missing
                        + " does not exist; name a jar, or a directory");
        assertRefused(File.pathSeparator, "NTM-P001: --plugin-path: names nothing; name a jar");
        Path jar = abacus(temporary.resolve("abacus.jar"));
        assertRefused(
                jar + File.pathSeparator + missing,
                "NTM-P001: --plugin-path: "
                        + missing
                        + " does not exist; name a jar, or a directory");
    }

    @Test
    void aDirectoryWithoutAJarIsRefused() {
        assertRefused(
                temporary,
                "NTM-P002: --plugin-path: no jar in " + temporary + "; put a backend's there");
    }

    @Test
    void aFileThatIsNoJarIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("notes.jar"), "no jar");
        assertRefused(
                file,
                "NTM-P003: --plugin-path: "
                        + file
                        + " can't be read as a jar (zip END header not found); build it again, or"
                        + " remove it");
    }

    @Test
    void aJarWithoutABackendIsRefused() throws IOException {
        Path jar = jar(temporary.resolve("library.jar"), "");
        assertRefused(
                jar,
                "NTM-P004: --plugin-path: no backend in "
                        + jar
                        + "; the jar of a backend names its provider in "
                        + SERVICE);
    }

    @Test
    void anOptionWithoutAValueIsWrongUsage() {
        Program.Result result = Program.run("backends", "--plugin-path", "--json");
        assertThat(result.err()).startsWith("NTM-U003: --plugin-path needs a value, PATH");
        assertThat(Program.run("backends", "--plugin-path").status()).isEqualTo(2);
    }
}
