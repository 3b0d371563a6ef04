package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The packaged program, called in a process of its own. */
final class Ntm {
    /** The directory that holds the launcher and the modules. */
    static final Path ROOT = Path.of(System.getProperty("ntm4j.root", "..")).toAbsolutePath();

    private static final Path JAR =
            Path.of(System.getProperty("ntm4j.jar", "missing: run by mvn verify"));
    private static final Path FLAGS = ROOT.resolve("cli/target/dist/jvm-flags.txt");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final long PATIENCE_SECONDS = 120;

    private Ntm() {}

    /**
     * What a call did.
     *
     * @param status its exit status
     * @param out its results
     * @param err everything else, without what the JVM says of incubating modules
     */
    record Result(int status, String out, String err) {}

    /** The java that runs the tests, with the launcher's flags. */
    static List<String> java(String... flags) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "@" + FLAGS));
        command.addAll(List.of(flags));
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }

    /** Calls the program and waits for its end. */
    static Result run(Path directory, String... arguments) {
        return finish(start(directory, java(), arguments));
    }

    /** Begins a call; {@code command} comes before the arguments. */
    static Process start(Path directory, List<String> command, String... arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(whole).directory(directory.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("NTM_JAVA_OPTS");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of a call. */
    static Result finish(Process process) {
        CompletableFuture<String> out = text(process.getInputStream());
        CompletableFuture<String> err = text(process.getErrorStream());
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("ended within %d seconds", PATIENCE_SECONDS)
                    .isTrue();
            return new Result(process.exitValue(), out.join(), withoutJvm(err.join()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            // Closes the streams: only when all is read, or nothing will be.
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> text(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static String withoutJvm(String err) {
        return err.lines()
                .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
