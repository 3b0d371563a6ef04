package org.ntm4j.task.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.episode.Task;
import org.ntm4j.episode.Task.Generalization;
import org.ntm4j.error.NtmException;
import org.ntm4j.task.Statistics;

class FileTaskTest {
    @TempDir private Path directory;

    private static SeededRandom random(long seed) {
        return SeededRandom.of(seed, Purpose.DATA);
    }

    private Path file(String... lines) {
        return JsonLines.write(directory.resolve("x.jsonl"), List.of(lines));
    }

    @Test
    void aSequenceIsShownAsItIsAndScoredWhereItsMaskSays() {
        Path path =
                file(
                        "{\"input\": [[1, 2], [-0.5, 1e3]], \"target\": [[1], [0.25]], \"mask\":"
                                + " [0, 0.5]}");
        try (Task task = JsonLines.config(path).create()) {
            EpisodeBatch episode = task.sample(random(1), 1);
            assertThat(task.inputWidth()).isEqualTo(2);
            assertThat(task.outputWidth()).isEqualTo(1);
            assertThat(episode.inputs()).containsExactly(1, 2, -0.5f, 1000);
            assertThat(episode.targets()).containsExactly(0, 0.25f);
            assertThat(episode.mask()).containsExactly(0, 0.5f);
        }
    }

    @Test
    void withoutAMaskEveryStepIsScored() {
        Path path = file("{\"target\": [[1], [0]], \"input\": [[1], [2]]}");
        try (Task task = JsonLines.config(path).create()) {
            EpisodeBatch episode = task.sample(random(1), 1);
            assertThat(episode.mask()).containsExactly(1, 1);
            assertThat(episode.targets()).containsExactly(1, 0);
        }
    }

    @Test
    void otherEndsOfLinesAByteOrderMarkAndBlankLinesAtTheEndDoNoHarm() throws IOException {
        Path path = directory.resolve("windows.jsonl");
        String lines = String.join("\r\n", JsonLines.numbered(3)) + "\r\n \r\n\r\n";
        Files.write(path, ("\uFEFF" + lines).getBytes(StandardCharsets.UTF_8));
        try (Task task = JsonLines.config(path).create()) {
            assertThat(draws(task, 100)).containsOnly(0, 1, 2);
        }
    }

    private static List<Integer> draws(Task task, int count) {
        List<Integer> draws = new ArrayList<>();
        for (float input : task.sample(random(1), count).inputs()) {
            draws.add((int) input);
        }
        return draws;
    }

    @Test
    void everySequenceIsDrawnWithTheSameProbability() {
        Path path = JsonLines.write(directory.resolve("x"), JsonLines.numbered(20));
        try (Task task = JsonLines.config(path).create()) {
            Statistics.assertUniform(draws(task, 4_000), 0, 19);
        }
    }

    @Test
    void whatIsKeptForEvaluationIsNotTrainedOnAndComesOnceInOrder() {
        Path path = JsonLines.write(directory.resolve("x"), JsonLines.numbered(40));
        try (Task task = JsonLines.config(path, 0.25).create()) {
            List<Generalization> kinds = task.generalizations();
            assertThat(kinds).extracting(Generalization::name).containsExactly("validation");
            assertThat(kinds.get(0).size()).hasValue(10);
            List<Integer> kept = evaluated(kinds.get(0), 4, 6);
            assertThat(kept).isEqualTo(new ArrayList<>(new TreeSet<>(kept))).hasSize(10);
            assertThat(evaluated(kinds.get(0), 10)).isEqualTo(kept);
            assertThat(evaluated(task.generalizations().get(0), 10)).isEqualTo(kept);
            TreeSet<Integer> trained = new TreeSet<>(draws(task, 2_000));
            assertThat(trained).hasSize(30).doesNotContainAnyElementsOf(kept);
        }
    }

    private static List<Integer> evaluated(Generalization kind, int... batches) {
        List<Integer> found = new ArrayList<>();
        for (int batch : batches) {
            for (float input : kind.source().sample(random(1), batch).inputs()) {
                found.add((int) input);
            }
        }
        return found;
    }

    @Test
    void theSeedOfTheSplitDecidesWhatIsKept() {
        Path path = JsonLines.write(directory.resolve("x"), JsonLines.numbered(100));
        List<List<Integer>> splits = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            FileConfig config =
                    new FileConfig(path.toString(), Optional.empty(), 0.5, seed, 50, 0, 0);
            try (Task task = config.create()) {
                splits.add(evaluated(task.generalizations().get(0), 50));
            }
        }
        assertThat(splits.get(1)).isEqualTo(splits.get(0));
        assertThat(splits.get(2)).isNotEqualTo(splits.get(0));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.9, 0", "2, 0.01, 1", "2, 0.9, 1", "3, 0.9, 2", "10, 0, 0", "10, 0.14, 1"})
    void atLeastOneSequenceIsKeptAndNotAll(int sequences, double share, int kept) {
        Path path = JsonLines.write(directory.resolve("x"), JsonLines.numbered(sequences));
        try (Task task = JsonLines.config(path, share).create()) {
            assertThat(task.generalizations()).hasSize(kept == 0 ? 0 : 1);
            task.generalizations().forEach(kind -> assertThat(kind.size()).hasValue(kept));
            assertThat(draws(task, 50).stream().distinct()).hasSizeBetween(1, sequences - kept);
        }
    }

    @Test
    void aFileOfItsOwnMayHoldWhatIsEvaluatedOn() {
        Path train = JsonLines.write(directory.resolve("train"), JsonLines.numbered(4));
        Path test = JsonLines.write(directory.resolve("test"), JsonLines.numbered(7));
        FileConfig config =
                new FileConfig(train.toString(), Optional.of(test.toString()), 0.5, 1, 50, 0, 0);
        try (Task task = config.create()) {
            assertThat(evaluated(task.generalizations().get(0), 7))
                    .containsExactly(0, 1, 2, 3, 4, 5, 6);
            assertThat(new TreeSet<>(draws(task, 200))).containsExactly(0, 1, 2, 3);
        }
        Path wide = file("{\"input\": [[1, 2]], \"target\": [[1]]}");
        FileConfig misfit =
                new FileConfig(train.toString(), Optional.of(wide.toString()), 0.5, 1, 50, 0, 0);
        assertThat(failure("NTM-D004", misfit))
                .isEqualTo(
                        wide
                                + ":1:12: row 1 of input has 2 numbers; it must have 1, as "
                                + train
                                + " has");
    }

    @Test
    void evaluatingOnAFileOfItsOwnNeedsNoOther() throws IOException {
        Path train = JsonLines.write(directory.resolve("train"), JsonLines.numbered(4));
        Path test = JsonLines.write(directory.resolve("test"), JsonLines.numbered(3));
        FileConfig config =
                new FileConfig(train.toString(), Optional.of(test.toString()), 0.5, 1, 50, 1, 1);
        Files.delete(train);
        try (Task task = config.create()) {
            assertThat(evaluated(task.generalizations().get(0), 3)).containsExactly(0, 1, 2);
        }
        assertThat(failure("NTM-D002", config)).isEqualTo(train + ": there is no such file");
    }

    @Test
    void aMistakeInTheSecondFileComesToLightBeforeTraining() {
        Path train = JsonLines.write(directory.resolve("train"), JsonLines.numbered(4));
        Path test = JsonLines.write(directory.resolve("test"), List.of("{}"));
        FileConfig config =
                new FileConfig(train.toString(), Optional.of(test.toString()), 0, 1, 50, 1, 1);
        assertThat(failure("NTM-D003", config)).isEqualTo(test + ":1:1: input is missing");
    }

    @Test
    void whatCanBeReadOnceOnlyIsRefused() {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();
        assertThat(failure("NTM-D002", JsonLines.config(device)))
                .isEqualTo(
                        device
                                + ": a pipe or a device; it is read more than once, so write it to a"
                                + " file first");
    }

    @Test
    void resolvedSettingsKnowTheWidthsAndNeedNoFileForAModel() throws IOException {
        Path path = file("{\"input\": [[1, 2, 3]], \"target\": [[1, 0]]}");
        FileConfig resolved = (FileConfig) JsonLines.config(path).resolved();
        assertThat(resolved.inputWidth()).isEqualTo(3);
        assertThat(resolved.outputWidth()).isEqualTo(2);
        assertThat(resolved.resolved()).isSameAs(resolved);
        Files.delete(path);
        try (Task task = resolved.create()) {
            assertThat(task.inputWidth()).isEqualTo(3);
            assertThat(task.outputWidth()).isEqualTo(2);
        }
        assertThat(failure("NTM-D002", resolved)).isEqualTo(path + ": there is no such file");
    }

    @Test
    void widthsThatTheSettingsGiveMustBeThoseOfTheFile() {
        Path path = file("{\"input\": [[1, 2]], \"target\": [[1]]}");
        FileConfig config = new FileConfig(path.toString(), Optional.empty(), 0, 1, 50, 3, 1);
        assertThat(failure("NTM-D004", config))
                .isEqualTo(
                        path
                                + ":1:12: row 1 of input has 2 numbers; it must have 3, as the settings"
                                + " say");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0.91 | 1       | 0     | validationShare must be between 0 and 0.9, got 0.91
                    NaN  | 1       | 0     | validationShare must be between 0 and 0.9, got NaN
                    0.1  | 0       | 0     | maxSteps must be between 1 and 1000000, got 0
                    0.1  | 1       | -1    | inputWidth must be between 0 and 65536, got -1
                    0.1  | 1       | 65537 | inputWidth must be between 0 and 65536, got 65537
                    """)
    void aSettingOutOfRangeIsNamed(double share, int maxSteps, int width, String message) {
        assertThatThrownBy(
                        () -> new FileConfig("x", Optional.empty(), share, 1, maxSteps, width, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aPathHasNoControlCharacters() {
        assertThatThrownBy(() -> new FileConfig("a\nb", Optional.empty(), 0, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("path must be the name of a file");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        Path missing = directory.resolve("missing.jsonl");
        assertThat(failure("NTM-D002", JsonLines.config(missing)))
                .isEqualTo(missing + ": there is no such file");
        assertThat(failure("NTM-D002", JsonLines.config(directory)))
                .isEqualTo(directory + ": a folder; it must be a file");
        assertThat(failure("NTM-D001", JsonLines.config(Path.of(""))))
                .startsWith("the task file needs a file of sequences: set task.path");
    }

    private static String failure(String code, FileConfig config) {
        NtmException e =
                catchThrowableOfType(
                        NtmException.class,
                        () -> {
                            try (Task task = config.create()) {
                                task.sample(random(1), 1);
                            }
                        });
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.kind()).isEqualTo(NtmException.Kind.BAD_INPUT);
        return e.getMessage();
    }
}
