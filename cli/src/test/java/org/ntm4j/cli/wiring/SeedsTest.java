package org.ntm4j.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.cli.process.Interruption;

class SeedsTest {
    private static final List<String> TINY =
            List.of(
                    "--set", "task.maxLength=2",
                    "--set", "task.bits=2",
                    "--set", "model.memoryLocations=8",
                    "--set", "model.memoryWidth=4",
                    "--set", "model.controllerSize=8",
                    "--evaluation-episodes", "3",
                    "--report-every", "10",
                    "--checkpoint-every", "20",
                    "--backend", "cpu");

    @TempDir private Path temporary;

    private static String[] train(Path out, String... options) {
        List<String> arguments = new ArrayList<>(List.of("train", "--out", out.toString()));
        arguments.addAll(TINY);
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    private Path seeds() {
        return temporary.resolve("seeds");
    }

    private Program.Result resume(String... options) {
        List<String> arguments = new ArrayList<>(List.of("train", "--resume", seeds().toString()));
        arguments.addAll(List.of(options));
        return Program.run(arguments.toArray(String[]::new));
    }

    /** The metrics without what clocks decide. */
    private static List<String> costs(Path run) throws IOException {
        return Files.readAllLines(run.resolve("metrics.csv")).stream()
                .map(line -> line.replaceAll(",[^,]*,[^,]*$", ""))
                .toList();
    }

    private static void assertSameRun(Path run, Path other) throws IOException {
        for (String file :
                List.of(
                        "checkpoints/last.safetensors",
                        "checkpoints/best.safetensors",
                        "config.yaml",
                        "evaluation.json")) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
        }
        assertThat(costs(run)).hasSizeGreaterThan(4).isEqualTo(costs(other));
    }

    @Test
    void eachSeedIsTheRunThatItWouldBeAlone() throws IOException {
        Program.Result result =
                Program.run(train(seeds(), "--seeds", "1-3", "--threads", "2", "--episodes", "45"));
        assertThat(result.status()).as(result.err()).isZero();
        for (String seed : List.of("1", "2", "3")) {
            Path alone = temporary.resolve("alone" + seed);
            Program.run(train(alone, "--seed", seed, "--episodes", "45", "-q"));
            assertSameRun(seeds().resolve("s" + seed), alone);
        }
    }

    @Test
    void theSummaryIsPrintedAndWritten() {
        Program.Result result = Program.run(train(seeds(), "--seeds", "2,4", "--episodes", "45"));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().lines().toList())
                .startsWith("Seeds 2,4 of copy, ntm-ff, last report window and best:")
                .anyMatch(line -> line.matches("  seed  episodes  below 0.1 after .* outcome"))
                .anyMatch(line -> line.matches(" {5}4 {8}45 .* done"))
                .contains(
                        "Generalisation, 3 sequences each; median of 2 seeds, least and most:",
                        "0 of 2 seeds below 0.1 wrong bits a sequence.")
                .endsWith("Saved in " + seeds())
                .anyMatch(line -> line.startsWith("  length 120 "))
                .allMatch(line -> line.length() <= 80 || line.contains(seeds().toString()));
        assertThat(result.err())
                .contains(
                        "parameters, seeds 2,4 on 2 threads, 45",
                        "seeds in " + seeds(),
                        "s2  10/45  ",
                        "s4  done after 45 episodes",
                        "2 seeds in ");
        assertThat(seeds().resolve("summary.json")).content().contains("\"finished\": 2,");
        assertThat(seeds().resolve("summary.md")).content().contains("| length 120 |");
        assertThat(seeds().resolve("s2/provenance.json")).content().contains("\"seed\": 2,");
    }

    @Test
    void aProgramReadsWhatIsWritten() {
        Program.Result result =
                Program.run(train(seeds(), "--seeds", "4", "--episodes", "20", "--json", "-q"));
        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(seeds().resolve("summary.json")).hasContent(result.out());
        assertThat(result.out()).contains("\"seed\": 4,", "\"threads\": 1,");
    }

    @Test
    void aBoundThatEverySeedMeetsIsMetByTheFirstWindow() {
        Program.Result result =
                Program.run(
                        train(seeds(), "--seeds", "1-2", "--episodes", "20", "--converged", "50"));
        assertThat(result.out())
                .contains(
                        "  below 50 after  ",
                        "2 of 2 seeds below 50 wrong bits a sequence; median 10 episodes.");
    }

    @Test
    void seedsThatReachTheirTargetEnd() {
        Program.Result result =
                Program.run(
                        train(
                                seeds(),
                                "--seeds=1-2",
                                "--episodes=1000",
                                "--target-cost=100",
                                "--json"));
        assertThat(result.out()).contains("\"outcome\": \"target\"", "\"episodes\": 10,");
        assertThat(result.err()).contains("s1  target cost reached after 10 episodes");
        assertThat(resume("--json").out()).contains("\"outcome\": \"target\"", "\"episodes\": 10,");
    }

    @Test
    void interruptedBeforeItBeganASeedIsTrainedLater() throws IOException {
        Interruption interruption = new Interruption(Duration.ofMinutes(1));
        assertThat(interruption.request(message -> {})).isTrue();
        Program.Result result =
                Program.run(interruption, train(seeds(), "--seeds", "1-2", "--episodes", "45"));
        assertThat(result.status()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .endsWith(
                        "interrupted with 2 of 2 seeds unfinished; all are saved, go on with:"
                                + System.lineSeparator()
                                + "  ntm train --resume "
                                + seeds()
                                + System.lineSeparator());
        Program.Result again = resume();
        assertThat(again.status()).as(again.err()).isZero();
        Path alone = temporary.resolve("alone");
        Program.run(train(alone, "--seed", "2", "--episodes", "45"));
        assertSameRun(seeds().resolve("s2"), alone);
    }

    @Test
    void resumedSeedsCanTrainLonger() throws IOException {
        Program.run(train(seeds(), "--seeds", "1-2", "--episodes", "25"));
        Program.Result result = resume("--episodes", "60");
        assertThat(result.status()).as(result.err()).isZero();
        Path straight = temporary.resolve("straight");
        Program.run(train(straight, "--seeds", "1-2", "--episodes", "60"));
        assertSameRun(seeds().resolve("s1"), straight.resolve("s1"));
        assertSameRun(seeds().resolve("s2"), straight.resolve("s2"));
        for (String file : List.of("settings.yaml", "seeds.json")) {
            assertThat(seeds().resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
        }
    }

    @Test
    void aSeedThatCanNotGoOnDoesNotStopTheOthers() throws IOException {
        Program.run(train(seeds(), "--seeds", "1-3", "--episodes", "25"));
        Files.writeString(seeds().resolve("s2/checkpoints/last.safetensors"), "no checkpoint");
        Program.Result result = resume("--episodes", "45");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).containsPattern("(?m)^NTM-K[0-9]+: seed 2: " + seeds() + "/s2/");
        assertThat(result.out())
                .containsPattern("(?m)^     2 .* failed: NTM-K[0-9]+$")
                .containsPattern("; 1 failed \\(seed 2: NTM-K[0-9]+\\)\\.");
        assertThat(costs(seeds().resolve("s3"))).hasSize(5);
    }

    @Test
    void aSeedWhoseDirectoryIsGoneIsTrainedAnew() throws IOException {
        Program.run(train(seeds(), "--seeds", "1-2", "--episodes", "45"));
        Path second = seeds().resolve("s2");
        Path away = Files.move(second, temporary.resolve("away"));
        assertThat(resume().status()).isZero();
        assertSameRun(second, away);
    }

    @Test
    void aRunInThePlaceOfAnotherSeedIsRefused() throws IOException {
        Program.run(train(seeds(), "--seeds", "1-2", "--episodes", "5"));
        Path first = seeds().resolve("s1");
        Files.move(first, temporary.resolve("away"));
        Files.move(seeds().resolve("s2"), first);
        Program.Result result = resume();
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("NTM-R005: seed 1: " + first + ": the run has seed 2, not 1;");
        assertThat(result.out()).contains("; 1 failed (seed 1: NTM-R005).");
    }

    @Test
    void aSeedIsARunLikeAnyOther() {
        Program.run(train(seeds(), "--seeds", "1-2", "--episodes", "25"));
        String run = seeds().resolve("s2").toString();
        assertThat(Program.run("evaluate", run, "--episodes", "1").status()).isZero();
        assertThat(Program.run("train", "--resume", run, "--episodes", "30").status()).isZero();
        Program.Result all = Program.run("evaluate", seeds().toString());
        assertThat(all.status()).isEqualTo(2);
        assertThat(all.err())
                .isEqualTo(
                        "NTM-R004: "
                                + seeds()
                                + ": holds the runs of several seeds; name one of them, a directory"
                                + " in it such as s1"
                                + System.lineSeparator());
    }

    @Test
    void whatMakesSeedsOthersIsRefused() throws IOException {
        Program.run(train(seeds(), "--seeds", "1-2", "--episodes", "5"));
        byte[] before = Files.readAllBytes(seeds().resolve("settings.yaml"));
        assertThat(resume("--model", "lstm").err())
                .startsWith("NTM-R005: " + seeds() + ": the run has model ntm-ff, not lstm;");
        assertThat(resume("--set", "task.bits=3").err())
                .startsWith("NTM-R005: " + seeds() + ": the run has task.bits 2, not 3;");
        assertThat(resume("--seed", "2").err())
                .isEqualTo(
                        "NTM-U008: --seed and --resume exclude each other: resumed seeds stay the"
                                + " same"
                                + System.lineSeparator());
        assertThat(seeds().resolve("settings.yaml")).hasBinaryContent(before);
    }

    @Test
    void whatHindersAllSeedsIsOneFailureAndLeavesNothing() {
        Program.Result result =
                Program.run(train(seeds(), "--seeds", "1-9", "--backend-option", "kernels=fast"));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).startsWith("NTM-B020: ").hasLineCount(1);
        assertThat(seeds()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--seeds 1- , NTM-U010",
        "--seeds 1-2 --seed 3, NTM-U008",
        "--seeds 1-2 --set seed=3, NTM-U008",
        "--seeds 1-2 --resume x, NTM-U008",
        "--seeds 1-2 --threads 0, NTM-U004",
        "--seeds 1-2 --threads two, NTM-U004",
        "--seeds 1-2 --converged 0, NTM-U004",
        "--seeds 1-2 --converged NaN, NTM-U004",
        "--seeds 1-2 --converged low, NTM-U004",
        "--threads 2, NTM-U011",
        "--converged 0.2, NTM-U011",
        "--resume x --threads 2, NTM-U011"
    })
    void wrongUsageIsOneLine(String options, String code) {
        Program.Result result = Program.run(("train " + options.strip()).split(" "));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith(code + ": --").hasLineCount(1);
    }
}
