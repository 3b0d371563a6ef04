package org.ntm4j.task.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.error.NtmException;

class FileErrorsTest {
    private static final String GOOD = "{\"input\": [[0, 1], [1, 0]], \"target\": [[1], [0]]}";
    private static final RowWidths ANY = new RowWidths(0, 0, "nothing says");
    private static final StepLimit LIMIT = new StepLimit(3, "task.maxSteps");

    @TempDir private Path directory;

    private NtmException failure(Path path) {
        return catchThrowableOfType(
                NtmException.class, () -> SequenceFile.open(path.toString(), LIMIT, ANY).close());
    }

    /** What is wrong in the second line, after one that is right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"input": [[0, 1]], "target": [[1]]                   | NTM-D003 | 2:36: no JSON: Unexpected end-of-input: expected close marker for Object
                    {"input": [[0, 1]] "target": [[1]]}                   | NTM-D003 | 2:20: no JSON: Unexpected character ('"' (code 34)): was expecting comma to separate Object entries
                    {"input": [[0, 1]], "target": [[oui]]}                | NTM-D003 | 2:33: no JSON: Unrecognized token 'oui': was expecting a number
                    {"input": [[+1, 1]], "target": [[1]]}                 | NTM-D003 | 2:14: no JSON: Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to have plus signs
                    {"input": [[.5, 1]], "target": [[1]]}                 | NTM-D003 | 2:13: no JSON: Unexpected character ('.' (code 46)): expected a number
                    {"input": [[01, 1]], "target": [[1]]}                 | NTM-D003 | 2:14: no JSON: Invalid numeric value: Leading zeroes not allowed
                    {"input": [[0, 1]], /* ones */ "target": [[1]]}       | NTM-D003 | 2:21: no JSON: Unexpected character ('/' (code 47)): maybe a (non-standard) comment?
                    [[0, 1]]                                              | NTM-D003 | 2:1: a line must hold an object, {"input": [[…]], "target": [[…]]}
                    {"input": [[0, 1]], "target": [[1]]} {}               | NTM-D003 | 2:38: something follows the object; a line must hold one sequence
                    {"input": [[0, 1]], "targets": [[1]]}                 | NTM-D003 | 2:21: unknown field targets; did you mean target? Known: input, target, mask
                    {"input": [[0, 1]], "input": [[0, 1]]}                | NTM-D003 | 2:21: input is there twice
                    {"input": [[0, 1]], "target": [[1]], "mask": [1], "mask": [1]} | NTM-D003 | 2:51: mask is there twice
                    {"input": [[0, 1]]}                                   | NTM-D003 | 2:1: target is missing
                    {"target": [[1]]}                                     | NTM-D003 | 2:1: input is missing
                    {}                                                    | NTM-D003 | 2:1: input is missing
                    {"input": 7, "target": [[1]]}                         | NTM-D003 | 2:11: input must be an array of rows, each an array of numbers
                    {"input": [0, 1], "target": [[1]]}                    | NTM-D003 | 2:12: row 1 of input must be an array of numbers
                    {"input": [[0, "1"]], "target": [[1]]}                | NTM-D003 | 2:16: row 1 of input must hold numbers only
                    {"input": [[0, null]], "target": [[1]]}               | NTM-D003 | 2:16: row 1 of input must hold numbers only
                    {"input": [[0, [[[[[[[1]]]]]]]]], "target": [[1]]}    | NTM-D003 | 2:16: row 1 of input must hold numbers only
                    {"input": [[0, 1]], "target": [[1]], "mask": 1}       | NTM-D003 | 2:46: mask must be an array of numbers, one for each step
                    {"input": [[0, 1]], "target": [[1]], "mask": [true]}  | NTM-D003 | 2:47: mask must hold numbers only
                    {"input": [[0, 1], [1]], "target": [[1], [0]]}        | NTM-D004 | 2:20: row 2 of input has 1 numbers; it must have 2, as line 1 has
                    {"input": [[0, 1]], "target": [[1, 1]]}               | NTM-D004 | 2:32: row 1 of target has 2 numbers; it must have 1, as line 1 has
                    {"input": [[]], "target": [[1]]}                      | NTM-D004 | 2:12: row 1 of input is empty
                    {"input": [], "target": []}                           | NTM-D004 | 2:1: input has no rows
                    {"input": [[0, 1]], "target": [[1], [0]]}             | NTM-D004 | 2:1: target has 2 rows and input 1 rows; every step needs one of each (rows of 0 where nothing is shown, a mask of 0 where no answer is due)
                    {"input": [[0, 1]], "target": [[1]], "mask": [1, 1]}  | NTM-D004 | 2:1: mask has 2 numbers and input 1 rows; every step needs one of each (rows of 0 where nothing is shown, a mask of 0 where no answer is due)
                    {"input": [[0, NaN]], "target": [[1]]}                | NTM-D005 | 2:16: row 1 of input must hold finite numbers of single precision, got NaN
                    {"input": [[0, -Infinity]], "target": [[1]]}          | NTM-D005 | 2:16: row 1 of input must hold finite numbers of single precision, got -Infinity
                    {"input": [[0, 1e39]], "target": [[1]]}               | NTM-D005 | 2:16: row 1 of input must hold finite numbers of single precision, got 1e39
                    {"input": [[0, 1e999]], "target": [[1]]}              | NTM-D005 | 2:16: row 1 of input must hold finite numbers of single precision, got 1e999
                    {"input": [[0, 1]], "target": [[1.01]]}               | NTM-D005 | 2:33: row 1 of target must hold numbers between 0 and 1, got 1.01
                    {"input": [[0, 1]], "target": [[-1]]}                 | NTM-D005 | 2:33: row 1 of target must hold numbers between 0 and 1, got -1
                    {"input": [[0, 1]], "target": [[NaN]]}                | NTM-D005 | 2:33: row 1 of target must hold numbers between 0 and 1, got NaN
                    {"input": [[0, 1]], "target": [[1]], "mask": [2]}     | NTM-D005 | 2:47: mask must hold numbers between 0 and 1, got 2
                    {"input": [[0, 1]], "target": [[1]], "mask": [0]}     | NTM-D005 | 2:1: mask is 0 at every step; at least one must be scored
                    {"input": [[0,1],[0,1],[0,1],[0,1]], "target": [[1]]} | NTM-D006 | 2:30: input has more than 3 steps, the most that task.maxSteps allows
                    {"input": [[0, 1]], "target": [[1]], "mask": [1, 1, 1, 1]} | NTM-D006 | 2:56: mask has more than 3 numbers
                    """)
    void whatIsWrongIsNamedWithItsPlace(String line, String code, String message) {
        Path path = JsonLines.write(directory.resolve("x.jsonl"), List.of(GOOD, line));
        NtmException e = failure(path);
        assertThat(e).hasMessage(path + ":" + message);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.kind()).isEqualTo(NtmException.Kind.BAD_INPUT);
    }

    @Test
    void aColumnIsCountedFromTheStartOfTheLineWhateverIsOnIt() throws IOException {
        String bad = "{\"input\": [[0, x]]}";
        for (String before : List.of("", "\uFEFF", "\r", " \t\r \r")) {
            Path path = Files.writeString(directory.resolve("x"), before + bad);
            int column = 16 + before.replace("\uFEFF", "").length();
            assertThat(failure(path).getMessage())
                    .startsWith(path + ":1:" + column + ": no JSON: Unrecognized token 'x'");
        }
        Path lines = JsonLines.write(directory.resolve("x"), List.of(GOOD, "\uFEFF" + bad + "\r"));
        assertThat(failure(lines).getMessage()).startsWith(lines + ":2:16: no JSON: ");
    }

    @Test
    void textInUtf16IsCalledThat() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            Path path = directory.resolve("x");
            Files.write(path, ("\uFEFF" + GOOD + "\n").getBytes(charset));
            assertThat(failure(path))
                    .hasMessage(path + ":1:1: text in UTF-16; it must be in UTF-8");
        }
    }

    @Test
    void whatIsLongIsCutAndTheParsersOwnLimitsHaveAPlace() {
        String name = "{\"" + "n".repeat(900) + "\": 1}";
        String number = "{\"input\": [[0, 1" + "0".repeat(300) + "]]}";
        String longer = "{\"input\": [[0, " + "1".repeat(5_000) + "]]}";
        Path path = JsonLines.write(directory.resolve("x"), List.of(name));
        assertThat(failure(path))
                .hasMessage(
                        path
                                + ":1:2: unknown field "
                                + "n".repeat(40)
                                + "…; known: input, target, mask");
        JsonLines.write(path, List.of(number));
        assertThat(failure(path).getMessage())
                .endsWith(" of single precision, got 1" + "0".repeat(39) + "…");
        JsonLines.write(path, List.of(longer));
        assertThat(failure(path).getMessage())
                .matches(
                        ".*:1:\\d{2,}: no JSON: Number value length \\(5000\\) exceeds the maximum"
                                + " allowed \\(400\\)");
    }

    @Test
    void rowsOfTheFirstLineFitEachOther() {
        Path path =
                JsonLines.write(
                        directory.resolve("x"),
                        List.of("{\"input\": [[0, 1], [1]], \"target\": [[1], [0]]}"));
        assertThat(failure(path))
                .hasMessage(
                        path + ":1:20: row 2 of input has 1 numbers; it must have 2, as row 1 has");
    }

    @Test
    void anEmptyLineBetweenOthersIsNamed() {
        Path path = JsonLines.write(directory.resolve("x"), List.of(GOOD, "", " ", GOOD));
        assertThat(failure(path))
                .hasMessage(path + ":2:1: an empty line; every line must hold a sequence");
    }

    @Test
    void aFileWithoutSequencesIsNamed() throws IOException {
        for (String text : List.of("", "\n", " \n\n")) {
            Path path = Files.writeString(directory.resolve("x"), text);
            NtmException e = failure(path);
            assertThat(e)
                    .hasMessage(path + ": there are no sequences in it; each line must hold one");
            assertThat(e.code()).isEqualTo("NTM-D007");
            assertThat(
                            catchThrowableOfType(
                                    NtmException.class,
                                    () -> SequenceFile.widths(path.toString(), LIMIT, ANY)))
                    .hasMessage(e.getMessage());
        }
    }

    @Test
    void textInAnotherEncodingOrWithControlCharactersReachesNoTerminal() throws IOException {
        byte[] latin = "{\"inp\u00fct\": 1}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] escape = "{\"\\u001b[2J\": 1}".getBytes(StandardCharsets.US_ASCII);
        byte[] binary = {0, 1, 2, (byte) 0xFF, (byte) 0xFE, '{', 27};
        for (byte[] bytes : List.of(latin, escape, binary)) {
            NtmException e = failure(Files.write(directory.resolve("x"), bytes));
            assertThat(e.code()).isEqualTo("NTM-D003");
            assertThat(e.getMessage())
                    .startsWith(directory.resolve("x") + ":1:")
                    .hasLineCount(1)
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void aLineThatIsTooLongIsRefusedBeforeItIsHeld() throws IOException {
        Path path = directory.resolve("long");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(LineScanner.MAX_LINE + 10L);
        }
        NtmException e = failure(path);
        assertThat(e)
                .hasMessage(
                        path
                                + ":1:1: a line of more than 67108864 bytes; a sequence must be shorter");
        assertThat(e.code()).isEqualTo("NTM-D006");
    }

    @Test
    void aRowThatIsTooWideIsRefused() {
        String row = "[" + "0,".repeat(65_536) + "0]";
        Path path =
                JsonLines.write(
                        directory.resolve("wide"),
                        List.of("{\"input\": [" + row + "], \"target\": [[1]]}"));
        assertThat(failure(path).getMessage())
                .endsWith(": row 1 of input has more than 65536 numbers");
    }

    @Test
    void aFileThatChangesWhileItIsInUseIsAnError() throws IOException {
        Path path = JsonLines.write(directory.resolve("x"), List.of(GOOD, GOOD));
        try (SequenceFile file = SequenceFile.open(path.toString(), LIMIT, ANY)) {
            Files.writeString(path, GOOD + "\n");
            NtmException e = catchThrowableOfType(NtmException.class, () -> file.read(1));
            assertThat(e.code()).isEqualTo("NTM-D002");
            assertThat(e)
                    .hasMessage(
                            path
                                    + ": is shorter than it was; it must not change while a run"
                                    + " reads it");
            Files.writeString(path, GOOD.replace('[', '(') + "\n" + GOOD);
            assertThat(catchThrowableOfType(NtmException.class, () -> file.read(0)).getMessage())
                    .startsWith(path + ":1:11: no JSON: ");
        }
    }
}
