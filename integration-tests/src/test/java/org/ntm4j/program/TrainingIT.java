package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingIT {
    private static final Pattern BEST_COST = Pattern.compile("\"bestCostBits\": ([0-9.E-]+)");

    @TempDir private Path directory;

    private static double bestCost(Ntm.Result result) {
        Matcher matcher = BEST_COST.matcher(result.out());
        assertThat(matcher.find()).as(result.out()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    @Test
    void theProgramLearnsASmallTaskAndEvaluatesIt() {
        Path run = directory.resolve("run");
        Ntm.Result trained =
                Ntm.run(
                        directory,
                        SmallRun.train(
                                run, "--episodes", "6000", "--target-cost", "0.5", "--json"));
        assertThat(trained.status()).as(trained.err()).isZero();
        assertThat(bestCost(trained)).isBetween(0.0, 0.5);
        assertThat(trained.out()).contains("\"outcome\": \"target\"", "\"name\": \"length 10\"");

        Ntm.Result evaluated = Ntm.run(directory, "evaluate", run.toString(), "--episodes", "50");
        assertThat(evaluated.status()).as(evaluated.err()).isZero();
        assertThat(evaluated.out())
                .startsWith("Generalisation of the best checkpoint (")
                .contains(" 50 sequences each:", "  length 120 ");
        assertThat(evaluated.err()).startsWith("backend cpu: ").contains("(auto: ");
    }

    @Test
    void aResumedRunHasTheBytesOfOneThatDidNotStop() {
        Path straight = directory.resolve("straight");
        Path resumed = directory.resolve("resumed");
        Ntm.run(directory, SmallRun.train(straight, "--episodes", "2000", "-q"));
        Ntm.run(directory, SmallRun.train(resumed, "--episodes", "1000", "-q"));
        Ntm.Result result =
                Ntm.run(
                        directory,
                        "train",
                        "--resume",
                        resumed.toString(),
                        "--episodes",
                        "2000",
                        "--backend",
                        "cpu",
                        "-q");
        assertThat(result.status()).as(result.err()).isZero();
        for (String file :
                List.of("checkpoints/last.safetensors", "checkpoints/best.safetensors")) {
            assertThat(resumed.resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
        }
        assertThat(resumed.resolve("evaluation.json"))
                .hasSameTextualContentAs(straight.resolve("evaluation.json"));
    }

    @Test
    void withoutAnOutARunIsNamedAfterWhatItIs() throws IOException {
        String[] named = SmallRun.train(directory.resolve("unused"), "--episodes", "2", "--seed=7");
        String[] unnamed = new String[named.length - 2];
        unnamed[0] = named[0];
        System.arraycopy(named, 3, unnamed, 1, unnamed.length - 1);
        Ntm.Result result = Ntm.run(directory, unnamed);
        assertThat(result.status()).as(result.err()).isZero();
        try (var runs = Files.list(directory.resolve("runs"))) {
            assertThat(runs)
                    .singleElement()
                    .extracting(path -> path.getFileName().toString())
                    .asString()
                    .matches("copy-ntm-ff-s7-\\d{8}-\\d{6}");
        }
    }
}
