package org.ntm4j.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.report.CopyRun;

class InspectTest {
    private static final String RUN = CopyRun.directory().toString();

    @TempDir private Path directory;

    @Test
    void thePicturesThePageAndTheNumbersAreWritten() throws IOException {
        Path out = directory.resolve("new/pictures");
        Program.Result result =
                Program.run("inspect", RUN, "--length", "6", "--out", out.toString());
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("Saved in " + out);
        assertThat(names(out))
                .contains("index.html", "episode.json", "heads.png", "heads.svg", "memory.png");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void asTextAnEpisodeFitsEightyColumns() {
        Program.Result result = Program.run("inspect", RUN, "--text", "--set", "task.bits=8");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .contains("write head 1:", "read head 1:", "    21  .........#");
        assertThat(result.out()).doesNotContain("\u001b");
    }

    @Test
    void asJsonItIsAllThatIsPrinted() throws IOException {
        Program.Result result = Program.run("inspect", RUN, "--json", "-", "--length", "3");
        assertThat(JsonObject.parse(result.out()).wholeNumber("steps")).hasValue(8);
    }

    @Test
    void aReportIsWrittenWithItsPlots() throws IOException {
        Program.Result result = Program.run("report", RUN, "--out", directory.toString());
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(names(directory)).containsExactlyInAnyOrder("plots", "report.html");
        assertThat(names(directory.resolve("plots")))
                .contains("learning-curve.png", "generalization.svg", "heads-copy-run.png");
    }
}
