package org.ntm4j.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "train",
                "evaluate",
                "predict",
                "presets",
                "params",
                "backends",
                "gradcheck",
                "generate-completion"
            })
    void everyCommandHelps(String command) {
        Program.Result result =
                command.isEmpty() ? Program.run("--help") : Program.run(command, "--help");
        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("Usage: ntm ");
        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        if (!command.equals("generate-completion")) {
            assertThat(result.out()).contains("Examples:", "  ntm ");
        }
    }

    @Test
    void withoutACommandItSaysWhatThereIs() {
        Program.Result result = Program.run();
        assertThat(result.status()).isZero();
        assertThat(result.out()).isEqualTo(Program.run("--help").out());
    }

    @Test
    void theVersionNamesTheProgramAndWhatItRunsOn() {
        assertThat(Program.run("--version").out().lines())
                .hasSize(3)
                .first()
                .asString()
                .matches("ntm [0-9].*");
    }

    @Test
    void completionIsAScriptForTheShell() {
        assertThat(Program.run("generate-completion").out())
                .startsWith("#!/usr/bin/env bash")
                .contains("--evaluation-episodes", "ntm-lstm");
    }

    @ParameterizedTest
    @CsvSource({
        "'trian', NTM-U002, unknown command 'trian'; did you mean train? Try 'ntm --help'",
        "'frobnicate', NTM-U002, unknown command 'frobnicate'; try 'ntm --help'",
        "'train --epsiodes=3', NTM-U001, unknown option '--epsiodes'; did you mean --episodes? Try"
                + " 'ntm train --help'",
        "'train --zzz', NTM-U001, unknown option '--zzz'; try 'ntm train --help'",
        "'train more', NTM-U006, nothing is expected where 'more' is; try 'ntm train --help'",
        "'train --seed', NTM-U003, '--seed needs a value, N; try ''ntm train --help'''",
        "'train --seed --json', NTM-U003, '--seed needs a value, N; try ''ntm train --help'''",
        "'evaluate', NTM-U003, the argument RUN is missing; try 'ntm evaluate --help'",
        "'train --evaluation-episodes few', NTM-U004, '--evaluation-episodes must be a whole number,"
                + " got ''few''; try ''ntm train --help'''",
        "'train --evaluation-episodes 0', NTM-U004, '--evaluation-episodes must be between 1 and"
                + " 1000000000, got 0'",
        "'evaluate x --batch-size 5000', NTM-U004, '--batch-size must be between 1 and 4096, got"
                + " 5000'",
        "'evaluate x --seed 1.5', NTM-U004, '--seed must be a whole number, got ''1.5''; try ''ntm"
                + " evaluate --help'''",
        "'evaluate x --checkpoint first', NTM-U004, '--checkpoint must be one of best, last, got"
                + " ''first''; try ''ntm evaluate --help'''",
        "'train --set task.bits', NTM-U004, '--set must be KEY=VALUE, got ''task.bits''; try ''ntm"
                + " train --help'''",
        "'train --seed 1 --seed 2', NTM-U005, --seed is given twice; try 'ntm train --help'",
        "'train --resume x --config y', NTM-U008, '--config and --resume exclude each other: a"
                + " resumed run keeps its directory and its settings; --set and the options of"
                + " training change them'"
    })
    void wrongUsageIsOneLineWithACode(String call, String code, String message) {
        Program.Result result = Program.run(call.split(" "));
        assertThat(result.err()).isEqualTo(code + ": " + message + System.lineSeparator());
        assertThat(result.out()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void debugShowsWhereAFailureComesFrom() {
        Program.Result result = Program.run("evaluate", "nowhere", "--debug");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).startsWith("NTM-R004: nowhere: ").contains("\tat org.ntm4j.");
    }

    @Test
    void anArgumentThatBeginsWithAtIsNoFile() {
        assertThat(Program.run("evaluate", "@nowhere").err()).startsWith("NTM-R004: @nowhere: ");
    }

    @Test
    void aBackendThatIsNotThereIsStatusThreeOrTwo() {
        Program.Result unknown = Program.run("train", "--backend", "cpv", "--out", "never");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("NTM-B001: there is no backend 'cpv'; did you mean cpu?");
        Program.Result option =
                Program.run("train", "--backend", "cpu", "--backend-option", "kernels=fast");
        assertThat(option.status()).isEqualTo(2);
        assertThat(option.err()).startsWith("NTM-B020: ");
    }

    @Test
    void backendsAreListedWithTheOneThatAutoTakes() {
        Program.Result result = Program.run("backends");
        assertThat(result.status()).isZero();
        assertThat(result.out().lines().toList())
                .contains("  reference         0  yes")
                .anySatisfy(line -> assertThat(line).endsWith("yes, taken by auto"));
        assertThat(Program.run("backends", "--json").out())
                .contains("\"auto\": \"", "\"id\": \"reference\"", "\"description\": \"");
    }

    @Test
    void parametersAreShownBesideThePapers() {
        List<String> lines = Program.run("params").out().lines().toList();
        assertThat(lines)
                .contains(
                        "Table 1: NTM with a feedforward controller",
                        "  copy                10  9      1    100   13,757   17,162  -3,405",
                        "  copy                10  9      -  3 x 256  1,352,969  1,352,969  0",
                        "  priority sort       10  8      -  3 x 128    348,424    384,424  -36,000 *")
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .last()
                .asString()
                .isEqualTo("exactly, has 348,424: two digits are swapped.");
        assertThat(Program.run("params", "--json").out())
                .contains("\"ours\": 1352969,", "\"misprint\": true");
    }
}
