package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ntm} at the top of the repository. */
class LauncherIT {
    private static final Path LAUNCHER = Ntm.ROOT.resolve("ntm");

    @TempDir private Path directory;

    private Ntm.Result call(List<String> environment, Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.add(launcher.toString());
        return Ntm.finish(Ntm.start(directory, command, arguments));
    }

    private Path script(String text) throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path script = Files.writeString(bin.resolve("java"), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void itRunsTheBuildThatIsThereFromAnywhereAndThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), LAUNCHER);
        Path second = Files.createSymbolicLink(directory.resolve("second"), Path.of("link"));
        Ntm.Result result = call(List.of(), second, "params");
        Files.delete(second);
        Files.delete(link);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("Table 1: ");
        assertThat(result.status()).isZero();
    }

    @Test
    void itHandsOnArgumentsAndTheExitStatus() {
        Ntm.Result result = call(List.of(), LAUNCHER, "evaluate", "no such run");
        assertThat(result.err()).startsWith("NTM-R004: no such run: there is no such directory;");
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void itHandsTheUsersArgumentsToJava() {
        Ntm.Result result =
                call(List.of("NTM_JAVA_OPTS=-Xmx64m -showversion"), LAUNCHER, "--version");
        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("64-Bit");
        assertThat(result.out()).startsWith("ntm ");
    }

    @Test
    void itTakesClassesFromTheArchiveThatItMakes() throws IOException {
        Path log = directory.resolve("classes.log");
        Ntm.Result result =
                call(
                        List.of("NTM_JAVA_OPTS=-Xlog:class+load=info:file=" + log),
                        LAUNCHER,
                        "params");
        assertThat(result.err()).isEmpty();
        assertThat(Files.readString(log))
                .containsPattern("org.ntm4j.cli.NtmCommand source: shared objects file");
    }

    @Test
    void itSaysWhatIsWrongWithJava() throws IOException {
        Ntm.Result missing =
                call(List.of("JAVA_HOME=" + directory.resolve("none")), LAUNCHER, "--version");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err())
                .isEqualTo(
                        "NTM-L001: JAVA_HOME is "
                                + directory.resolve("none")
                                + ", and there is no bin/java in it; set it to a JDK of version 17"
                                + " or later, or unset it\n");
        Path java = script("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        Ntm.Result old = call(List.of("JAVA_HOME=" + directory), LAUNCHER, "--version");
        assertThat(old.status()).isEqualTo(2);
        assertThat(old.err())
                .isEqualTo(
                        "NTM-L003: "
                                + java
                                + " is of version 11.0.2; NTM4J needs 17 or later: set JAVA_HOME to"
                                + " such a JDK\n");
    }
}
