package org.ntm4j.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictTest {
    /** One bit and two marks, as copy shows them. */
    private static final String QUESTION = "{\"input\": [[1, 0, 0], [0, 0, 1], [0, 0, 0]]}";

    private static final String SCORED =
            "{\"input\": [[1, 0, 0], [0, 0, 1], [0, 0, 0]], \"target\": [[0, 0], [0, 0], [1, 0]],"
                    + " \"mask\": [0, 0, 1]}";
    private static final String NUMBER = "[0-9.E-]+";
    private static final String ROW = "\\[" + NUMBER + "," + NUMBER + "\\]";
    private static final String OUTPUT = "\\{\"output\":\\[" + ROW + "," + ROW + "," + ROW + "\\]";

    @TempDir private static Path shared;
    private static Path run = Path.of("");

    @TempDir private Path directory;

    @BeforeAll
    static void train() {
        run = shared.resolve("run");
        Program.Result trained = train("copy", run, "task.maxLength=2", "task.bits=1");
        assertThat(trained.status()).as(trained.err()).isZero();
    }

    private static Program.Result train(String task, Path out, String... settings) {
        List<String> arguments =
                new ArrayList<>(List.of("train", "--task", task, "--out", out.toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        arguments.addAll(
                List.of(
                        "--set",
                        "model.memoryLocations=8",
                        "--set",
                        "model.controllerSize=8",
                        "--episodes",
                        "20",
                        "--report-every",
                        "10",
                        "--evaluation-episodes",
                        "1",
                        "--backend",
                        "cpu",
                        "-q"));
        return Program.run(arguments.toArray(String[]::new));
    }

    private static String[] predict(Path trained, String... options) {
        List<String> arguments = new ArrayList<>(List.of("predict", trained.toString()));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--backend", "cpu"));
        return arguments.toArray(String[]::new);
    }

    private static Program.Result answers(String text, String... options) {
        List<String> all = new ArrayList<>(List.of("--input", "-"));
        all.addAll(List.of(options));
        return Program.runOn(text, predict(run, all.toArray(String[]::new)));
    }

    private static String answered(String text, String... options) {
        Program.Result result = answers(text, options);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("x.jsonl"), text);
    }

    @Test
    void everyStepHasAProbabilityForEachChannel() {
        assertThat(answered(QUESTION)).matches(OUTPUT + "\\}\n");
    }

    @Test
    void aTargetAddsWhatTheAnswerCosts() {
        assertThat(answered(SCORED))
                .matches(OUTPUT + ",\"costBits\":" + NUMBER + ",\"wrongBits\":[012]\\}\n");
    }

    @Test
    void aThresholdAddsBits() {
        String bits = ",\"bits\":[[0,0],[0,0],[0,0]]";
        assertThat(answered(QUESTION, "--threshold", "1")).endsWith(bits + "}\n");
        assertThat(answered(SCORED, "--threshold", "1"))
                .contains(bits + ",\"costBits\":")
                .endsWith(",\"wrongBits\":1}\n");
        assertThat(answered(SCORED, "--threshold", "0"))
                .contains(bits.replace('0', '1') + ",\"costBits\":")
                .endsWith(",\"wrongBits\":1}\n");
    }

    @Test
    void answersComeInTheOrderOfTheLinesFromAFileAsFromAPipe() throws IOException {
        String other = QUESTION.replace("[1, 0, 0]", "[0, 1, 0], [1, 1, 0]");
        String text = QUESTION + "\n" + other + "\r\n" + SCORED + "\n" + QUESTION;
        List<String> lines = answered(text).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo(lines.get(3)).isEqualTo(answered(QUESTION).strip());
        assertThat(lines.get(1)).isEqualTo(answered(other).strip()).isNotEqualTo(lines.get(0));
        assertThat(lines.get(2)).startsWith(lines.get(0).replace("}", ",\"costBits\":"));

        Program.Result result = Program.run(predict(run, "--input", file(text).toString()));
        assertThat(result.out().lines()).isEqualTo(lines);
        Path written = directory.resolve("out.jsonl");
        assertThat(answered(text, "--output", written.toString())).isEmpty();
        assertThat(written).content().isEqualTo(result.out());
    }

    @Test
    void nothingIsAnsweredByNothing() throws IOException {
        assertThat(answered("")).isEmpty();
        Path written = Files.writeString(directory.resolve("out"), "old");
        assertThat(answered("\n", "--output", written.toString())).isEmpty();
        assertThat(written).isEmptyFile();
    }

    @Test
    void whatIsRightBeforeAMistakeIsAnswered() {
        String bad = "{\"input\": [[0, 0]]}\n";
        Program.Result result = answers((QUESTION + "\n").repeat(6) + bad + QUESTION);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEqualTo(answered((QUESTION + "\n").repeat(6)));
        assertThat(result.err())
                .isEqualTo(
                        "NTM-D004: standard input:7:12: row 1 of input has 2 numbers; it must have"
                                + " 3, as the model has"
                                + System.lineSeparator());
    }

    @Test
    void aFileIsAsItWasIfNotAllIsAnswered() throws IOException {
        Path old = Files.writeString(directory.resolve("old"), "old");
        for (Path written : List.of(old, directory.resolve("new"))) {
            Program.Result result = answers(QUESTION + "\n{", "--output", written.toString());
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("NTM-D003: standard input:2:2: no JSON: ");
        }
        assertThat(old).hasContent("old");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(old);
        }
    }

    @Test
    void aSequenceMayBeAsLongAsTheOptionSays() {
        assertThat(answers(QUESTION, "--max-steps", "2").err())
                .startsWith(
                        "NTM-D006: standard input:1:34: input has more than 2 steps, the most that"
                                + " --max-steps allows");
        assertThat(answered(QUESTION, "--max-steps", "3")).matches(OUTPUT + "\\}\n");
    }

    @Test
    void theBestCheckpointAnswersUnlessAnotherIsAskedFor() throws IOException {
        Path mixed = directory.resolve("mixed");
        train("copy", mixed, "task.maxLength=2", "task.bits=1", "model.gateBias=2");
        String last = answer(mixed);
        Path best = Path.of("checkpoints/best.safetensors");
        Files.copy(run.resolve(best), mixed.resolve(best), StandardCopyOption.REPLACE_EXISTING);
        assertThat(answer(mixed)).isEqualTo(answered(QUESTION)).isNotEqualTo(last);
        assertThat(answer(mixed, "--checkpoint", "best")).isEqualTo(answered(QUESTION));
        assertThat(answer(mixed, "--checkpoint", "last")).isEqualTo(last);
        Files.delete(mixed.resolve(best));
        assertThat(answer(mixed)).isEqualTo(last);
    }

    private static String answer(Path trained, String... options) {
        List<String> all = new ArrayList<>(List.of("--input", "-"));
        all.addAll(List.of(options));
        Program.Result result =
                Program.runOn(QUESTION, predict(trained, all.toArray(String[]::new)));
        assertThat(result.status()).as(result.err()).isZero();
        return result.out();
    }

    @Test
    void aModelOfTheUsersOwnDataAnswersWithoutThatData() throws IOException {
        Path data = file((SCORED + "\n").repeat(5));
        Path own = directory.resolve("own");
        Program.Result trained = train("file", own, "task.path=" + data);
        assertThat(trained.status()).as(trained.err()).isZero();
        Files.delete(data);
        Program.Result result = Program.runOn(SCORED, predict(own, "--input", "-"));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).matches(OUTPUT + ",\"costBits\":.*\n");
    }

    @Test
    void aModelIsEvaluatedOnAFileThatCameLater() throws IOException {
        Path data = file((SCORED + "\n").repeat(5));
        Path own = directory.resolve("own");
        train("file", own, "task.path=" + data, "task.validationShare=0");
        Files.delete(data);
        Path later = Files.writeString(directory.resolve("later"), (SCORED + "\n").repeat(7));
        Program.Result result =
                Program.run(
                        "evaluate",
                        own.toString(),
                        "--set",
                        "task.validationPath=" + later,
                        "--backend",
                        "cpu");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains(" episodes), 7 sequences each:", "  validation ");
        Program.Result other = Program.run("evaluate", own.toString(), "--set", "model.shifts=5");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).startsWith("NTM-U012: --set model.shifts: a trained model can be");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    predict RUN | NTM-U003: --input FILE is missing: the sequences to answer, - for standard input; try 'ntm predict --help'
                    predict --input - | NTM-U003: the argument RUN is missing; try 'ntm predict --help'
                    predict RUN --input | NTM-U003: --input needs a value, FILE; try 'ntm predict --help'
                    predict RUN --input - --threshold 1.5 | NTM-U004: --threshold must be between 0 and 1, got 1.5
                    predict RUN --input - --threshold NaN | NTM-U004: --threshold must be between 0 and 1, got NaN
                    predict RUN --input - --threshold half | NTM-U004: --threshold must be a number, got 'half'; try 'ntm predict --help'
                    predict RUN --input - --max-steps 0 | NTM-U004: --max-steps must be between 1 and 1000000, got 0
                    predict nowhere --input - | NTM-R004: nowhere: there is no such directory; a run is a directory that ntm train made, with config.yaml in it
                    predict RUN --input nothing | NTM-D002: nothing: there is no such file
                    predict RUN --input RUN | NTM-D002: RUN: a folder; it must be a file
                    predict RUN --input - --output= | NTM-O001: --output needs the name of a file
                    predict RUN --input - --output no/x | NTM-O001: --output no/x: can't be written (there is no such directory)
                    predict RUN --input - --output RUN | NTM-O001: --output RUN: can't be written (is a directory)
                    predict RUN --input RUN/config.yaml --output RUN/../run/config.yaml | NTM-O003: --output RUN/../run/config.yaml is the file of --input, which would be lost; name another
                    """)
    void wrongUsageIsOneLineWithACode(String call, String message) {
        Program.Result result = Program.run(call.replace("RUN", run.toString()).split(" "));
        assertThat(result.err().replace(run.toString(), "RUN"))
                .isEqualTo(message + System.lineSeparator());
        assertThat(result.out()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
    }
}
