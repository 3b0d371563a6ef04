package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong usage and wrong input, as the files under {@code golden} have them. A file is a call, what it
 * says, and its exit status; {@code DIR} is the directory that {@link #prepare} fills.
 */
class BadUseIT {
    private static final Path GOLDEN =
            Ntm.ROOT.resolve("integration-tests/src/test/resources/golden");
    private static final String GOOD = "{\"input\": [[0, 1]], \"target\": [[1]]}";

    /** Files of one line, with at most one thing wrong: the name, a space, and the line. */
    private static final List<String> FILES =
            List.of(
                    "good " + GOOD,
                    "empty ",
                    "ragged {\"input\": [[0, 1], [1]], \"target\": [[1], [0]]}",
                    "infinite {\"input\": [[0, 1e999]], \"target\": [[1]]}",
                    "range {\"input\": [[0, 1]], \"target\": [[1.5]]}",
                    "long {\"input\": [[0], [0], [0]], \"target\": [[0], [0], [0]]}",
                    "text {\"input\": [[0, \"0.5\"]], \"target\": [[1]]}",
                    "nul {\"input\": [[0, \0]], \"target\": [[1]]}",
                    "deep {\"input\": " + "[".repeat(100_000),
                    "twice {\"input\": [[0]], \"input\": [[0]]}",
                    "steps {\"input\": [" + "[0, 0, 0, 0, 0], ".repeat(3) + "[0, 0, 0, 0, 0]]}",
                    "misspelt {\"inputs\": [[0]]}");

    private static final String PROMPT = "$ ntm ";
    private static final int CUT = 1_000;

    @TempDir private static Path directory;

    /** Many calls that fail at once: no time to compile well. */
    private static final List<String> JAVA = Ntm.java("-XX:TieredStopAtLevel=1");

    @BeforeAll
    static void prepare() throws IOException {
        Path run = directory.resolve("run");
        Ntm.Result trained = Ntm.run(directory, SmallRun.train(run, "--episodes", "5", "-q"));
        assertThat(trained.status()).as(trained.err()).isZero();
        for (String copy : List.of("truncated", "garbage", "missing", "busy")) {
            copyRun(run, directory.resolve(copy));
        }
        prepareSeeds();
        Path checkpoint = Path.of("checkpoints/last.safetensors");
        byte[] bytes = Files.readAllBytes(run.resolve(checkpoint));
        Files.write(
                directory.resolve("truncated").resolve(checkpoint),
                Arrays.copyOf(bytes, bytes.length - CUT));
        Files.writeString(directory.resolve("garbage").resolve(checkpoint), "no checkpoint at all");
        Files.delete(directory.resolve("missing").resolve(checkpoint));
        Files.writeString(directory.resolve("file"), "mine");
        Files.createDirectory(directory.resolve("occupied"));
        Files.writeString(directory.resolve("occupied/thesis.tex"), "mine");
        Files.writeString(directory.resolve("key.yaml"), "training:\n  learningrate: 1e-3\n");
        Files.writeString(directory.resolve("value.yaml"), "task:\n  bits: 0\n");
        Files.writeString(directory.resolve("list.yaml"), "- task\n- model\n");
        Files.writeString(directory.resolve("lstm.yaml"), "model: {id: lstm}\n");
        for (String file : FILES) {
            int space = file.indexOf(' ');
            Files.writeString(
                    directory.resolve(file.substring(0, space) + ".jsonl"),
                    file.substring(space + 1) + "\n");
        }
        Files.writeString(
                directory.resolve("second.jsonl"), "\uFEFF" + GOOD + "\r\n" + GOOD + ",\r\n");
        Files.writeString(
                directory.resolve("utf16.jsonl"), "\uFEFF" + GOOD, StandardCharsets.UTF_16LE);
        Files.writeString(directory.resolve("gap.jsonl"), GOOD + "\n\n" + GOOD);
    }

    private static void prepareSeeds() throws IOException {
        Path seeds = directory.resolve("seeds");
        Ntm.Result trained =
                Ntm.run(
                        directory,
                        SmallRun.train(seeds, "--seeds", "1-2", "--episodes", "5", "-q"));
        assertThat(trained.status()).as(trained.err()).isZero();
        copyRun(seeds, directory.resolve("busy-seeds"));
        copyRun(seeds, directory.resolve("garbage-seeds"));
        Files.writeString(directory.resolve("garbage-seeds/seeds.json"), "no list at all");
    }

    private static void copyRun(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aWrongCallIsOneLineAndChangesNothing(String name) throws IOException {
        List<String> golden = Files.readAllLines(GOLDEN.resolve(name));
        assertThat(golden).as(name).hasSize(3).first().asString().startsWith(PROMPT);
        List<String> before = contents();
        String call = golden.get(0).substring(PROMPT.length()).replace("DIR", directory.toString());
        Ntm.Result result = call(call.split(" "));
        assertThat(List.of(golden.get(0), normalized(result), "[" + result.status() + "]"))
                .isEqualTo(golden);
        assertThat(result.out()).isEmpty();
        assertThat(contents()).isEqualTo(before);
    }

    private static Ntm.Result call(String... arguments) throws IOException {
        try (FileChannel run = lockFile("busy");
                FileChannel seeds = lockFile("busy-seeds");
                FileLock first = run.lock();
                FileLock second = seeds.lock()) {
            assertThat(first.isValid() && second.isValid()).isTrue();
            return Ntm.finish(Ntm.start(directory, JAVA, arguments));
        }
    }

    private static FileChannel lockFile(String run) throws IOException {
        return FileChannel.open(directory.resolve(run).resolve(".lock"), StandardOpenOption.WRITE);
    }

    /** What was said, without what differs from place to place and with each new task. */
    private static String normalized(Ntm.Result result) {
        return result.err()
                .replace(directory.toString(), "DIR")
                .replaceAll("([Kk]nown: )[A-Za-z0-9., -]+\n$", "$1NAMES\n")
                .replaceAll("([Kk]nown: )[a-z]+ is .*\n$", "$1BACKENDS\n")
                .replaceFirst("\n$", "");
    }

    /** Every path with its size. */
    private static List<String> contents() throws IOException {
        var found = new TreeMap<String, Long>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                found.put(path.toString(), Files.isDirectory(path) ? 0 : Files.size(path));
            }
        }
        List<String> lines = new ArrayList<>();
        found.forEach((path, size) -> lines.add(path + " " + size));
        return lines;
    }

    @Test
    void aDirectoryThatTheSystemRefusesIsOneLine() throws IOException {
        assumeThat(Path.of("/proc/self")).exists();
        Ntm.Result result = call("train", "--out", "/proc/ntm", "--episodes", "1");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("NTM-R002: /proc/ntm: can't be used as a run directory (")
                .hasLineCount(1);
    }

    @Test
    void cudaWithoutAGpuSaysWhyAndEndsWithThree() throws IOException {
        Ntm.Result listed = call("backends", "--json");
        assumeThat(listed.out()).as("a cuda backend in the jar").contains("\"id\": \"cuda\"");
        assumeThat(listed.out()).as("no GPU").doesNotContain("\"auto\": \"cuda\"");
        List<String> before = contents();
        Ntm.Result result = call("train", "--backend", "cuda", "--out", "never");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("NTM-B002: backend cuda is unavailable (")
                .contains("; the others: cpu is available (")
                .hasLineCount(1);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void theVectorApiThatIsAskedForAndNotThereEndsWithThree() {
        List<String> bare = new ArrayList<>(JAVA);
        bare.removeIf(argument -> argument.startsWith("@"));
        Ntm.Result result =
                Ntm.finish(
                        Ntm.start(
                                directory,
                                bare,
                                "train",
                                "--backend",
                                "cpu",
                                "--backend-option",
                                "kernels=vector",
                                "--out",
                                "never"));
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).startsWith("NTM-B021: ").hasLineCount(1);
        assertThat(directory.resolve("never")).doesNotExist();
    }
}
