package org.ntm4j.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.error.NtmException;
import org.ntm4j.tensor.Shape;

class SafetensorsReaderTest {
    @TempDir private Path directory;
    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("x.safetensors");
    }

    @Test
    void aFileOfAnotherProgramIsRead() {
        String header =
                "{\"b\":{\"data_offsets\":[4,20],\"shape\":[2,1],\"dtype\":\"I64\"},"
                        + "\"__metadata__\":{\"k\":\"v\"},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                        + "\"none\":{\"dtype\":\"F64\",\"shape\":[0,7],\"data_offsets\":[4,4]}}  ";
        Safetensors read = SafetensorsReader.read(RawSafetensors.write(file, header, 20));
        assertThat(read.metadata()).containsEntry("k", "v");
        assertThat(read.tensors()).containsOnlyKeys("a", "none", "b");
        assertThat(read.tensors().get("b").shape()).isEqualTo(Shape.of(2, 1));
        assertThat(read.tensors().get("none").shape().size()).isZero();
    }

    static Stream<Arguments> badHeaders() {
        String a = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        return Stream.of(
                Arguments.of("[]", "it must be a JSON object"),
                Arguments.of("", "it must be a JSON object"),
                Arguments.of("{\"a\":1}", "\"a\" must be an object"),
                Arguments.of(a + "x", "Unrecognized token 'x'"),
                Arguments.of(a + "{}", "something follows the JSON object"),
                Arguments.of(a.substring(0, 30), "Unexpected end-of-input"),
                Arguments.of("{\"a\u0000\":", "Illegal unquoted character"),
                Arguments.of("{\"__metadata__\":{\"k\":1}}", "\"k\" must be a text"),
                Arguments.of(
                        a.replace("F32", "F16"), "\"a\" has dtype \"F16\"; this program reads F32"),
                Arguments.of(a.replace("\"F32\"", "32"), "\"a\": dtype must be a text"),
                Arguments.of(a.replace("\"dtype\":\"F32\",", ""), "\"a\" has no dtype"),
                Arguments.of(a.replace("\"shape\":[2],", ""), "\"a\" has no shape"),
                Arguments.of(a.replace("shape", "shapes"), "\"a\" has an unknown key \"shapes\""),
                Arguments.of(a.replace("[2]", "2"), "\"a\": shape must be a list"),
                Arguments.of(a.replace("[2]", "[-2]"), "\"a\": shape must hold whole numbers"),
                Arguments.of(a.replace("[2]", "[2.0]"), "\"a\": shape must hold whole numbers"),
                Arguments.of(a.replace("[2]", "[[2]]"), "\"a\": shape must hold whole numbers"),
                Arguments.of(
                        a.replace("[2]", "[9223372036854775808]"),
                        "\"a\": shape must hold whole numbers"),
                Arguments.of(a.replace("[2]", "[1,1,1,1,2]"), "\"a\": shape must hold at most 4"),
                Arguments.of(
                        a.replace("[2]", "[65536,65536]"),
                        "\"a\" has shape [65536, 65536]; at most 2^31-1 elements are read"),
                Arguments.of(
                        a.replace("[2]", "[4294967298]"),
                        "\"a\" has shape [4294967298]; at most 2^31-1 elements are read"),
                Arguments.of(
                        a.replace("[2]", "[3]"),
                        "\"a\" of type F32 and shape [3] takes 12 bytes, its data_offsets are [0, 8]"),
                Arguments.of(
                        a.replace("[0,8]", "[8,0]"), "\"a\" of type F32 and shape [2] takes 8"),
                Arguments.of(a.replace("[0,8]", "[0]"), "\"a\": data_offsets must hold 2 numbers"),
                Arguments.of(
                        a.replace("[0,8]", "[1,9]"), "\"a\" begins at byte 1 of the data, and"),
                Arguments.of(
                        a.replace(
                                "}}",
                                "},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}"),
                        "\"b\" begins at byte 4 of the data, and what is before it ends at 8"),
                Arguments.of(
                        a.replace(
                                "}}",
                                "},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]}}"),
                        "Duplicate"),
                Arguments.of(a.replace("[2]", "[2],\"shape\":[2]"), "Duplicate"));
    }

    @ParameterizedTest
    @MethodSource("badHeaders")
    void anImpossibleHeaderIsRefused(String header, String problem) {
        NtmException e = failure(RawSafetensors.write(file, header, 8));
        assertThat(e.getMessage()).startsWith(file + ": bad safetensors header: " + problem);
        assertThat(e.getMessage()).hasLineCount(1);
        assertThat(e.code()).isEqualTo("NTM-K003");
    }

    @ParameterizedTest
    @CsvSource({
        "7, 'its tensors take 8 bytes, and 7 follow the header; the file is cut short or was changed'",
        "9, 'its tensors take 8 bytes, and 9 follow the header; the file is cut short or was changed'"
    })
    void tensorsMustFillTheFile(int dataBytes, String problem) {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        NtmException e = failure(RawSafetensors.write(file, header, dataBytes));
        assertThat(e).hasMessage(file + ": not a whole safetensors file: " + problem);
        assertThat(e.code()).isEqualTo("NTM-K002");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3, 2",
        "-1, 18446744073709551615, 2",
        "9223372036854775807, 9223372036854775807, 2"
    })
    void aHeaderLongerThanTheFileIsNotAllocated(long length, String printed, int most) {
        NtmException e =
                failure(RawSafetensors.write(file, length, new byte[] {'{', '}'}, new byte[0]));
        assertThat(e)
                .hasMessage(
                        file
                                + ": not a whole safetensors file: its header would have "
                                + printed
                                + " bytes, and at most "
                                + most
                                + " are possible");
    }

    @Test
    void aHeaderOfMoreThanTheLimitIsNotAllocated() {
        int tooMuch = Safetensors.MAX_HEADER + 1;
        NtmException e =
                failure(RawSafetensors.write(file, tooMuch, new byte[tooMuch], new byte[0]));
        assertThat(e.getMessage()).endsWith("and at most 16777216 are possible");
    }

    @Test
    void aFileWithoutAHeaderLengthIsRefused() throws IOException {
        NtmException e = failure(Files.write(file, new byte[7]));
        assertThat(e.code()).isEqualTo("NTM-K002");
        assertThat(e.getMessage()).contains("it has 7 bytes");
    }

    @Test
    void aFileThatIsNotThereOrADirectoryIsRefused() {
        assertThat(failure(file))
                .hasMessage(file + ": can't read the checkpoint: no such file or directory");
        assertThat(failure(directory).code()).isEqualTo("NTM-K001");
    }

    private static NtmException failure(Path file) {
        NtmException e =
                catchThrowableOfType(NtmException.class, () -> SafetensorsReader.read(file));
        assertThat(e.kind()).isEqualTo(NtmException.Kind.BAD_INPUT);
        return e;
    }
}
