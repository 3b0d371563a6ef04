package org.ntm4j.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.cli.process.Interruption;

class TrainTest {
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

    private String[] train(Path out, String... options) {
        List<String> arguments = new ArrayList<>(List.of("train", "--out", out.toString()));
        arguments.addAll(TINY);
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    private static byte[] last(Path run) throws IOException {
        return Files.readAllBytes(run.resolve("checkpoints/last.safetensors"));
    }

    @Test
    void aRunLeavesEverythingInItsDirectory() throws IOException {
        Path run = temporary.resolve("run");
        Program.Result result = Program.run(train(run, "--episodes", "45"));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .hasSize(8)
                .first()
                .asString()
                .matches(
                        "Generalisation of the best checkpoint \\(\\d+ episodes\\), 3 sequences each:");
        assertThat(result.out())
                .contains("  length 120 ")
                .endsWith("Saved in " + run + System.lineSeparator());
        assertThat(result.err())
                .contains("copy, ntm-ff with ", "run " + run, "10/45  ", "trained 45 episodes in ");
        assertThat(run.resolve("metrics.csv")).content().hasLineCount(5);
        assertThat(run.resolve("metrics.jsonl")).content().hasLineCount(4);
        assertThat(run.resolve("provenance.json")).content().contains("\"outcome\": \"done\"");
        assertThat(run.resolve("evaluation.json")).content().contains("\"name\": \"length 120\"");
        assertThat(run.resolve("checkpoints/best.safetensors")).exists();
        assertThat(last(run)).isNotEmpty();
        assertThat(eventFiles(run)).hasSize(1);
    }

    private static List<String> eventFiles(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("events.out.tfevents."))
                    .toList();
        }
    }

    @Test
    void nothingIsWrittenForTensorBoardIfNobodyWantsIt() throws IOException {
        Path run = temporary.resolve("run");
        Path seeds = temporary.resolve("seeds");
        Program.run(train(run, "--episodes", "20", "--no-tensorboard"));
        Program.run(train(seeds, "--episodes", "20", "--no-tensorboard", "--seeds", "1"));
        assertThat(eventFiles(run)).isEmpty();
        assertThat(run.resolve("metrics.csv")).content().hasLineCount(3);
        assertThat(eventFiles(seeds.resolve("s1"))).isEmpty();
        assertThat(seeds.resolve("s1/metrics.csv")).content().hasLineCount(3);
    }

    @Test
    void aResumedRunIsAsIfItHadNotStopped() throws IOException {
        Path straight = temporary.resolve("straight");
        Path resumed = temporary.resolve("resumed");
        Program.run(train(straight, "--episodes", "60"));
        Program.run(train(resumed, "--episodes", "25"));
        Program.Result result =
                Program.run(
                        "train",
                        "--resume",
                        resumed.toString(),
                        "--episodes",
                        "60",
                        "--evaluation-episodes",
                        "3");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(last(resumed)).isEqualTo(last(straight));
        assertThat(resumed.resolve("checkpoints/best.safetensors"))
                .hasSameBinaryContentAs(straight.resolve("checkpoints/best.safetensors"));
        assertThat(resumed.resolve("evaluation.json"))
                .hasSameTextualContentAs(straight.resolve("evaluation.json"));
        assertThat(resumed.resolve("config.yaml"))
                .hasSameTextualContentAs(straight.resolve("config.yaml"));
        assertThat(costs(resumed)).hasSize(7).isEqualTo(costs(straight));
    }

    /** The metrics without what clocks decide. */
    private static List<String> costs(Path run) throws IOException {
        return Files.readAllLines(run.resolve("metrics.csv")).stream()
                .map(line -> line.replaceAll(",[^,]*,[^,]*$", ""))
                .toList();
    }

    @Test
    void anInterruptedRunIsSavedAndSaysHowToGoOn() {
        Path run = temporary.resolve("my run");
        Interruption interruption = new Interruption(Duration.ofMinutes(1));
        assertThat(interruption.request(message -> {})).isTrue();
        Program.Result result = Program.run(interruption, train(run, "--episodes", "45"));
        assertThat(result.status()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("interrupted after 0 of 45 episodes; the run is saved, go on with:")
                .endsWith("  ntm train --resume '" + run + "'" + System.lineSeparator());
        Program.Result again =
                Program.run("train", "--resume", run.toString(), "--evaluation-episodes", "1");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err()).contains("trained 45 episodes in ");
    }

    @Test
    void aRunThatIsDoneSaysSoAndIsEvaluatedAgain() {
        Path run = temporary.resolve("run");
        Program.run(train(run, "--episodes", "20"));
        Program.Result result =
                Program.run("train", "--resume", run.toString(), "--evaluation-episodes", "1");
        assertThat(result.status()).isZero();
        assertThat(result.err())
                .contains("nothing is left to train: 20 of 20 episodes are done; --episodes N");
        assertThat(result.out()).contains("1 sequences each");
    }

    @Test
    void aTargetThatIsReachedEndsTheRun() {
        Path run = temporary.resolve("run");
        Program.Result result =
                Program.run(train(run, "--episodes", "1000", "--target-cost", "100", "--json"));
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("\"outcome\": \"target\"", "\"episodes\": 10,", "\"rows\": [");
        assertThat(result.err()).contains("trained 10 episodes", "the target cost is reached");
    }

    @Test
    void aQuietRunShowsItsResultOnly() {
        Program.Result result =
                Program.run(train(temporary.resolve("run"), "--episodes", "5", "-q"));
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("Generalisation of the last checkpoint (5 episodes)");
    }

    @Test
    void whatMakesARunAnotherIsRefused() throws IOException {
        Path run = temporary.resolve("run");
        Program.run(train(run, "--episodes", "5"));
        byte[] before = Files.readAllBytes(run.resolve("config.yaml"));
        assertThat(refused(run, "--seed", "2")).contains(": the run has seed 1, not 2;");
        assertThat(refused(run, "--model", "lstm"))
                .contains(": the run has model ntm-ff, not lstm;");
        assertThat(refused(run, "--set", "task.bits=3"))
                .contains(": the run has task.bits 2, not 3;");
        assertThat(refused(run, "--set", "training.optimizer=adam"))
                .contains(": the run has training.optimizer graves-rmsprop, not adam;");
        assertThat(run.resolve("config.yaml")).hasBinaryContent(before);
    }

    private static String refused(Path run, String option, String value) {
        Program.Result result = Program.run("train", "--resume", run.toString(), option, value);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err().strip()).startsWith("NTM-R005: " + run).doesNotContain("\n");
        return result.err();
    }

    @Test
    void evaluationsOfARunAreRepeatable() {
        Path run = temporary.resolve("run");
        Program.run(train(run, "--episodes", "45"));
        String[] evaluate = {"evaluate", run.toString(), "--episodes", "4", "--json"};
        Program.Result first = Program.run(evaluate);
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("\"checkpoint\": \"best\"", "\"episodes\": 4,");
        assertThat(Program.run(evaluate).out()).isEqualTo(first.out());
        Program.Result other =
                Program.run(
                        "evaluate",
                        run.toString(),
                        "--checkpoint",
                        "LAST",
                        "--seed",
                        "5",
                        "--episodes",
                        "1");
        assertThat(other.out())
                .contains("of the last checkpoint (45 episodes), 1 sequences each", "± -");
    }
}
