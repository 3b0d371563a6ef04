package org.ntm4j.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradcheckTest {
    @TempDir private Path temporary;

    private static Program.Result check(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "gradcheck",
                                "--backend",
                                "cpu",
                                "--backend-option",
                                "kernels=scalar",
                                "--set",
                                "task.maxLength=3",
                                "--updates",
                                "5"));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    private static Program.Result small(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--model",
                                "ntm-ff",
                                "--set",
                                "model.memoryLocations=8",
                                "--set",
                                "model.controllerSize=8"));
        arguments.addAll(List.of(more));
        return check(arguments.toArray(String[]::new));
    }

    @Test
    void everyModelIsComparedByDefault() {
        Program.Result result = check("--batch-size", "1");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().lines().toList())
                .startsWith("cpu (kernels=scalar) against reference, 1 sequences of copy")
                .endsWith("All within tolerance.")
                .anySatisfy(line -> assertThat(line).startsWith("  ntm-ff    (loss)  "))
                .anySatisfy(line -> assertThat(line).startsWith("            heads.weight  "))
                .anySatisfy(line -> assertThat(line).startsWith("  ntm-lstm        5  "))
                .anySatisfy(line -> assertThat(line).startsWith("  lstm            5  "))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(result.err()).contains("backend reference: ", "backend cpu: ");
    }

    @Test
    void outOfToleranceIsTheTableOneLineAndStatusOne() {
        Program.Result result = small("--tolerance", "1e-15");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("(loss)").doesNotContain("All within");
        assertThat(result.err().lines().toList())
                .hasSize(3)
                .last()
                .asString()
                .matches(
                        "NTM-G001: cpu \\(kernels=scalar\\) is not within tolerance of reference: it"
                                + " differs in the loss of ntm-ff by \\S+, and in \\d+ more; run the"
                                + " contract kit on it, which says what to check");
    }

    @Test
    void aTrainingThatDriftsIsOutOfTolerance() {
        Program.Result result = small("--drift-tolerance", "1e-15");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("it differs in a training of ntm-ff by ", "in parameters; run");
    }

    @Test
    void programsAreToldInJson() {
        Program.Result result = small("--json");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains(
                        "\"backend\": \"cpu (kernels=scalar)\"",
                        "\"within\": true",
                        "\"name\": \"output.bias\"",
                        "\"updates\": 5");
    }

    @Test
    void thePageHasBothTables() throws IOException {
        Path page = temporary.resolve("check.html");
        assertThat(small("--html", page.toString()).status()).isZero();
        assertThat(Files.readString(page)).contains("<td>output.bias</td>", "Drift in a short");
    }

    @Test
    void aPageThatCantBeWrittenIsBadInput() {
        Program.Result result = small("--html", temporary.resolve("no/check.html").toString());
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("NTM-G002: --html ").contains("a directory that exists");
    }

    @Test
    void oneBackendWithTwoOptionsIsTwo() {
        Program.Result result =
                small("--against", "cpu", "--against-option", "kernels=scalar", "--json");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("NTM-U009: --backend and --against are both cpu (kernels=scalar); ");
        assertThat(small("--against", "cpu", "--json").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--batch-size=0, 2, NTM-U004",
        "--tolerance=0, 2, NTM-U004",
        "--drift-tolerance=NaN, 2, NTM-U004",
        "--set=model.heads=3, 2, NTM-C003",
        "--task=cpoy, 2, NTM-C0",
        "--against=referense, 2, NTM-B001",
        "--against-option=fast=1, 2, NTM-B011"
    })
    void wrongUsageIsStatusTwo(String option, int status, String code) {
        Program.Result result = small(option, "--json");
        assertThat(result.err()).startsWith(code).hasLineCount(1);
        assertThat(result.status()).isEqualTo(status);
    }

    @Test
    void aTrainingHasUpdates() {
        Program.Result result = Program.run("gradcheck", "--updates", "0");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("NTM-U004: --updates must be between 1 and 1000000, got 0");
    }

    @Test
    void aBackendThatCantBeOpenedHereIsStatusThree() {
        Program.Result result =
                Program.run(
                        "gradcheck",
                        "--backend",
                        "cpu",
                        "--backend-option",
                        "kernels=vector",
                        "--json");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).startsWith("NTM-B021: ").hasLineCount(1);
    }
}
