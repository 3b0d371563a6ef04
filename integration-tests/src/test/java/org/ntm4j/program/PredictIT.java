package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ntm predict} at the ends of real pipes. */
class PredictIT {
    private static final String QUESTION =
            "{\"input\": [[1, 0, 1, 0, 0], [0, 0, 0, 0, 1], [0, 0, 0, 0, 0]]}\n";
    private static final int PATIENCE_SECONDS = 60;
    private static final int BROKEN_OFF = 130;

    @TempDir private static Path directory;

    private static final List<String> JAVA = Ntm.java("-XX:TieredStopAtLevel=1");

    @BeforeAll
    static void train() {
        Ntm.Result trained =
                Ntm.run(
                        directory,
                        SmallRun.train(directory.resolve("run"), "--episodes", "5", "-q"));
        assertThat(trained.status()).as(trained.err()).isZero();
    }

    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of("predict", "run", "--backend", "cpu"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).directory(directory.toFile()).start();
    }

    private static void ask(OutputStream in, String text) throws IOException {
        in.write(text.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private static String line(BufferedReader reader)
            throws ExecutionException, InterruptedException, TimeoutException {
        return String.valueOf(
                CompletableFuture.supplyAsync(
                                () -> {
                                    try {
                                        return reader.readLine();
                                    } catch (IOException e) {
                                        throw new AssertionError(e);
                                    }
                                })
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aQuestionIsAnsweredBeforeTheNextIsAsked()
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Process process = start("--input", "-");
        try (OutputStream in = process.getOutputStream();
                BufferedReader out = reader(process)) {
            ask(in, QUESTION);
            String first = line(out);
            assertThat(first).startsWith("{\"output\":[[0.").endsWith("]]}");
            ask(in, QUESTION);
            assertThat(line(out)).isEqualTo(first);
            ask(in, "{\"input\": [[]]}\n");
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isNull();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(err(process))
                    .endsWith("NTM-D004: standard input:3:12: row 1 of input is empty\n");
        } finally {
            process.destroyForcibly();
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String err(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whoeverHasSeenEnoughMayGo() throws IOException, InterruptedException {
        Path many = Files.writeString(directory.resolve("many.jsonl"), QUESTION.repeat(5_000));
        Process process = start("--input", many.toString());
        try (BufferedReader out = reader(process)) {
            assertThat(out.readLine()).startsWith("{\"output\":");
        }
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(err(process).lines()).noneMatch(line -> line.startsWith("NTM-"));
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void whatIsInterruptedLeavesTheFileAsItWas()
            throws IOException, InterruptedException, TimeoutException {
        Path folder = Files.createDirectory(directory.resolve("answers"));
        Path old = Files.writeString(folder.resolve("x.jsonl"), "old");
        Path temporary = folder.resolve(".x.jsonl.tmp");
        Process process = start("--input", "-", "--output", old.toString());
        try (OutputStream in = process.getOutputStream()) {
            ask(in, QUESTION);
            waitForBytes(temporary);
            String pid = Long.toString(process.pid());
            assertThat(new ProcessBuilder("kill", "-TERM", pid).start().waitFor()).isZero();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(BROKEN_OFF);
        assertThat(old).hasContent("old");
        assertThat(temporary).doesNotExist();
    }

    private static void waitForBytes(Path file) throws IOException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(file) || Files.size(file) == 0) {
            if (System.nanoTime() - end > 0) {
                throw new TimeoutException(file + " stays empty");
            }
            Thread.onSpinWait();
        }
    }
}
