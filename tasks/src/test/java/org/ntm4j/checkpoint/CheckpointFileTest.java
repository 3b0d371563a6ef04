package org.ntm4j.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.backend.Precision;
import org.ntm4j.error.NtmException;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.tensor.Shape;

class CheckpointFileTest {
    @TempDir private Path directory;
    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("last.safetensors");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void whatIsWrittenIsReadAgain(Precision precision) {
        Checkpoint written = Checkpoints.sample(precision);
        CheckpointFile.write(file, written);
        Checkpoint read = CheckpointFile.read(file);
        assertThat(read.origin()).isEqualTo(file.toString());
        assertThat(read.config()).isEqualTo(written.config());
        assertThat(read.precision()).isEqualTo(precision);
        assertThat(read.progress()).isEqualTo(written.progress());
        assertSame(read.parameters(), written.parameters(), precision);
        assertSame(read.optimizer(), written.optimizer(), precision);
    }

    private static void assertSame(
            Map<String, HostTensor> read, Map<String, HostTensor> written, Precision precision) {
        assertThat(read).containsOnlyKeys(written.keySet());
        written.forEach(
                (name, tensor) -> {
                    double[] expected = tensor.data().clone();
                    for (int i = 0; i < expected.length && precision == Precision.FLOAT32; i++) {
                        expected[i] = (float) expected[i];
                    }
                    assertThat(read.get(name).shape()).isEqualTo(tensor.shape());
                    assertThat(read.get(name).data()).isEqualTo(expected);
                });
    }

    @Test
    void equalCheckpointsGiveEqualBytesAndReplaceTheFileBefore() throws IOException {
        CheckpointFile.write(file, Checkpoints.sample(Precision.FLOAT32));
        byte[] first = Files.readAllBytes(file);
        CheckpointFile.write(file, Checkpoints.sample(Precision.FLOAT64));
        assertThat(Files.readAllBytes(file)).isNotEqualTo(first);
        CheckpointFile.write(file, Checkpoints.sample(Precision.FLOAT32));
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void theHeaderIsAlignedAndWideElementsComeFirst() {
        CheckpointFile.write(file, Checkpoints.sample(Precision.FLOAT32));
        String header = RawSafetensors.header(file);
        assertThat(header.getBytes(StandardCharsets.UTF_8).length % 8).isZero();
        assertThat(header)
                .startsWith(
                        "{\"__metadata__\":{\"ntm4j.format\":\"1\",\"ntm4j.config\":\"seed: 1\\ntask: ")
                .containsSubsequence(
                        "\"random/data\":{\"dtype\":\"U64\",\"shape\":[4],\"data_offsets\":[0,32]}",
                        "\"training/bestCostBits\":{\"dtype\":\"F64\",\"shape\":[]",
                        "\"optimizer/mean/all\":{\"dtype\":\"F32\",\"shape\":[7]",
                        "\"parameters/a.bias\":{\"dtype\":\"F32\",\"shape\":[1]",
                        "\"parameters/z.weight\":{\"dtype\":\"F32\",\"shape\":[2,3]");
    }

    @Test
    void tensorsLargerThanTheBufferSurvive() {
        double[] elements = new double[100_003];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = i;
        }
        Checkpoint small = Checkpoints.sample(Precision.FLOAT32);
        HostTensor large = new HostTensor(Shape.of(elements.length), elements);
        CheckpointFile.write(
                file,
                new Checkpoint(
                        "x",
                        "",
                        Precision.FLOAT32,
                        Map.of("large", large),
                        small.optimizer(),
                        small.progress()));
        assertThat(CheckpointFile.read(file).parameters().get("large").data()).isEqualTo(elements);
    }

    @Test
    void aFailedWriteSaysWhereAndLeavesNothing() throws IOException {
        Path missing = directory.resolve("missing").resolve("last.safetensors");
        NtmException e = writeFailure(missing);
        assertThat(e)
                .hasMessage(missing + ": can't write the checkpoint: no such file or directory");
        assertThat(e.code()).isEqualTo("NTM-K010");
        assertThat(e.kind()).isEqualTo(NtmException.Kind.FAILED_RUN);

        Path taken = Files.createDirectory(directory.resolve("taken"));
        Files.createFile(taken.resolve("inside"));
        assertThat(writeFailure(taken).code()).isEqualTo("NTM-K010");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(taken);
        }
    }

    private static NtmException writeFailure(Path file) {
        return catchThrowableOfType(
                NtmException.class,
                () -> CheckpointFile.write(file, Checkpoints.sample(Precision.FLOAT32)));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        CheckpointFile.write(file, Checkpoints.sample(Precision.FLOAT32));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(catchThrowableOfType(NtmException.class, () -> CheckpointFile.read(file)))
                    .as("%d of %d bytes", length, whole.length)
                    .isNotNull();
        }
    }

    static Stream<Arguments> badContents() {
        return Stream.of(
                damage("NTM-K004", "its metadata has no ntm4j.format", c -> c.metadata().clear()),
                damage(
                        "NTM-K004",
                        "it has format version 2; this program reads version 1",
                        c -> c.metadata().put("ntm4j.format", "2")),
                damage(
                        "NTM-K004",
                        "its metadata has no ntm4j.config",
                        c -> c.metadata().remove("ntm4j.config")),
                damage(
                        "NTM-K005",
                        "it holds no parameters",
                        c -> c.tensors().keySet().removeIf(name -> name.startsWith("parameters/"))),
                damage(
                        "NTM-K005",
                        "\"training/episodes\" is missing",
                        c -> c.tensors().remove("training/episodes")),
                damage(
                        "NTM-K005",
                        "\"training/updates\" must be I64 [], got F64 []",
                        c -> c.tensors().put("training/updates", StoredTensor.real(1))),
                damage(
                        "NTM-K005",
                        "\"random/data\" must be U64 [4], got U64 [3]",
                        c -> c.tensors().put("random/data", words(1, 2, 3))),
                damage(
                        "NTM-K005",
                        "random/data must not be 0 throughout",
                        c -> c.tensors().put("random/data", words(0, 0, 0, 0))),
                damage(
                        "NTM-K005",
                        "no run has -1 episodes, 500 updates and a best cost of 17.25",
                        c -> c.tensors().put("training/episodes", StoredTensor.integer(-1))),
                damage(
                        "NTM-K005",
                        "no window has 10 sequences, 42 wrong bits and 11 solved",
                        c -> c.tensors().put("training/window/solved", StoredTensor.integer(11))),
                damage(
                        "NTM-K005",
                        "element 0 of \"parameters/a.bias\" is NaN",
                        c -> c.tensors().put("parameters/a.bias", number(DType.F32, Double.NaN))),
                damage(
                        "NTM-K005",
                        "\"parameters/a.bias\" must hold F32 or F64, got I64",
                        c -> c.tensors().put("parameters/a.bias", StoredTensor.integer(1))),
                damage(
                        "NTM-K005",
                        "parameters and optimiser state must be of one type, got [F32, F64]",
                        c -> c.tensors().put("optimizer/mean/all", number(DType.F64, 1))));
    }

    private static Arguments damage(String code, String problem, Consumer<Safetensors> damage) {
        return Arguments.of(code, problem, damage);
    }

    private static StoredTensor words(long... words) {
        return new StoredTensor.Integers(DType.U64, Shape.of(words.length), words);
    }

    private static StoredTensor number(DType dtype, double value) {
        return new StoredTensor.Reals(dtype, Checkpoints.tensor(Shape.of(1), value));
    }

    @ParameterizedTest
    @MethodSource("badContents")
    void impossibleContentsAreRefused(String code, String problem, Consumer<Safetensors> damage) {
        Safetensors whole = CheckpointEncoder.encode(Checkpoints.sample(Precision.FLOAT32));
        Safetensors damaged =
                new Safetensors(
                        new LinkedHashMap<>(whole.metadata()),
                        new LinkedHashMap<>(whole.tensors()));
        damage.accept(damaged);
        NtmException e =
                catchThrowableOfType(
                        NtmException.class, () -> CheckpointDecoder.decode(file, damaged));
        assertThat(e.getMessage()).startsWith(file + ": ").endsWith(problem);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.kind()).isEqualTo(NtmException.Kind.BAD_INPUT);
    }
}
