package org.ntm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.error.NtmException;

class RunHistoryTest {
    @TempDir private Path temporary;

    private RunHistory read(String metrics, String provenance) throws IOException {
        RunFiles files = new RunFiles(temporary);
        Files.writeString(files.metricsJsonl(), metrics);
        Files.writeString(files.provenance(), provenance);
        return RunHistory.read(files, 0.1);
    }

    private static String window(long episodes, String cost, String wrong) {
        return "{\"episodes\":"
                + episodes
                + ",\"sequences\":10,\"costBits\":"
                + cost
                + ",\"bitErrors\":"
                + wrong
                + ",\"solved\":0.5}\n";
    }

    @Test
    void theWindowsTellHowTheRunWent() throws IOException {
        String metrics =
                window(10, "8.0", "2.0")
                        + window(20, "0.5", "0.1")
                        + window(30, "0.25", "0.05")
                        + window(40, "0.25", "0.0")
                        + window(50, "3.0", "1.0");
        RunHistory history = read(metrics, "{\"parts\": []}");
        assertThat(history.last()).contains(new Window(50, 3, 1, 0.5));
        assertThat(history.best()).contains(new Window(30, 0.25, 0.05, 0.5));
        assertThat(history.converged()).hasValue(30);
    }

    @Test
    void aWindowWithoutANumberIsNoneOfTheBest() throws IOException {
        RunHistory history =
                read(window(10, "null", "null") + window(20, "7.0", "2.0"), "{\"parts\": []}");
        assertThat(history.best()).contains(new Window(20, 7, 2, 0.5));
        assertThat(history.converged()).isEmpty();
    }

    @Test
    void aLineThatWasNotFinishedIsLeftOut() throws IOException {
        RunHistory history = read(window(10, "8.0", "2.0") + "{\"episodes\":20,\"co", "{}");
        assertThat(history.last()).contains(new Window(10, 8, 2, 0.5));
    }

    @Test
    void thePartsOfTheRunAreAddedUp() throws IOException {
        RunHistory history =
                read(
                        "",
                        """
                        {"parts": [
                          {"wallSeconds": 1.5, "fromEpisode": 0, "toEpisode": 40},
                          {"fromEpisode": 40},
                          {"wallSeconds": 2.0, "fromEpisode": 30, "toEpisode": 35}
                        ]}
                        """);
        assertThat(history.wallSeconds()).isEqualTo(3.5);
        assertThat(history.episodes()).isEqualTo(35);
    }

    @Test
    void aProcessThatDiedTellsWhereItBegan() throws IOException {
        RunHistory history = read("", "{\"parts\": [{\"fromEpisode\": 40}]}");
        assertThat(history.episodes()).isEqualTo(40);
        assertThat(history.wallSeconds()).isZero();
    }

    @Test
    void aRunWithoutFilesHasNoHistory() {
        assertThat(RunHistory.read(new RunFiles(temporary.resolve("none")), 0.1))
                .isEqualTo(RunHistory.NONE);
    }

    @Test
    void aFileThatCanNotBeReadIsNamed() throws IOException {
        RunFiles files = new RunFiles(temporary);
        Files.writeString(files.provenance(), "no JSON");
        NtmException e =
                catchThrowableOfType(NtmException.class, () -> RunHistory.read(files, 0.1));
        assertThat(e.code()).isEqualTo("NTM-R007");
        assertThat(e).hasMessageStartingWith(files.provenance() + ": can't be read (");
    }
}
