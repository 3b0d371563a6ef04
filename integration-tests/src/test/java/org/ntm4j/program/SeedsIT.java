package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several seeds in one call of the packaged program. */
class SeedsIT {
    @TempDir private Path directory;

    @Test
    void seedsSideBySideHaveTheBytesOfRunsOfTheirOwn() {
        Path seeds = directory.resolve("seeds");
        Ntm.Result all =
                Ntm.run(
                        directory,
                        SmallRun.train(
                                seeds, "--seeds", "1-2", "--threads", "2", "--episodes", "2000"));
        assertThat(all.status()).as(all.err()).isZero();
        assertThat(all.out())
                .startsWith("Seeds 1-2 of copy, ntm-ff, last report window and best:\n")
                .contains(" 100 sequences each; median of 2 seeds", "  length 120 ")
                .endsWith("Saved in " + seeds + "\n");
        assertThat(all.err()).contains("\ns1  ", "\ns2  ");
        Path alone = directory.resolve("alone");
        Ntm.run(directory, SmallRun.train(alone, "--seed", "2", "--episodes", "2000", "-q"));
        for (String file :
                List.of(
                        "checkpoints/last.safetensors",
                        "checkpoints/best.safetensors",
                        "config.yaml",
                        "evaluation.json")) {
            assertThat(seeds.resolve("s2").resolve(file))
                    .hasSameBinaryContentAs(alone.resolve(file));
        }
    }

    @Test
    void withoutAnOutTheyAreNamedAfterWhatTheyAre() throws IOException {
        String[] named = SmallRun.train(directory, "--episodes", "2", "--seeds", "1-2,5", "-q");
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
                    .matches("copy-ntm-ff-s1-2,5-\\d{8}-\\d{6}");
        }
    }

    @Test
    void aSignalSavesAllSeedsAndTheyGoOn() throws IOException, InterruptedException {
        Path seeds = directory.resolve("seeds");
        Process process =
                Ntm.start(
                        directory,
                        Ntm.java(),
                        SmallRun.train(
                                seeds,
                                "--seeds",
                                "1-3",
                                "--threads",
                                "2",
                                "--episodes",
                                "100000000"));
        String rest = Signal.TERM.afterFirstReport(process);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(rest)
                .contains("interrupted with 3 of 3 seeds unfinished; all are saved, go on with:\n")
                .endsWith("  ntm train --resume " + seeds + "\n");
        assertThat(seeds.resolve("summary.json")).content().contains("\"stopped\": 3,");
        assertThat(seeds.resolve("summary.md")).content().contains("; 3 stopped.\n");

        Ntm.Result again =
                Ntm.run(
                        directory,
                        "train",
                        "--resume",
                        seeds.toString(),
                        "--episodes",
                        "1",
                        "--evaluation-episodes",
                        "1",
                        "--json");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.out()).contains("\"finished\": 3,", "\"stopped\": 0,");
        assertThat(seeds.resolve("s3/checkpoints/last.safetensors")).isNotEmptyFile();
    }
}
