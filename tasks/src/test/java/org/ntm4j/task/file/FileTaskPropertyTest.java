package org.ntm4j.task.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.episode.Task;
import org.ntm4j.task.Episodes;

class FileTaskPropertyTest {
    /** What is read of a file of random sequences, by index and in batches. */
    @Property(tries = 60, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void whatWasWrittenIsDrawn(
            @ForAll @IntRange(min = 1, max = 9) int count,
            @ForAll @IntRange(min = 1, max = 4) int inputs,
            @ForAll @IntRange(min = 1, max = 4) int outputs,
            @ForAll @IntRange(min = 1, max = 5) int batch,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<FileSequence> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            written.add(JsonLines.random(random, 1 + random.nextInt(20), inputs, outputs));
        }
        Path path = temporary(written.stream().map(JsonLines::line).toList());
        try (Task task = JsonLines.config(path).create()) {
            SeededRandom draws = SeededRandom.of(seed, Purpose.DATA);
            SeededRandom same = SeededRandom.of(seed, Purpose.DATA);
            EpisodeBatch episodes = task.sample(draws, batch);
            int longest = 0;
            for (int b = 0; b < batch; b++) {
                FileSequence sequence = written.get(same.nextInt(count));
                assertIs(episodes, b, sequence);
                longest = Math.max(longest, sequence.steps());
            }
            assertThat(episodes.steps()).isEqualTo(longest);
            assertThat(draws.state()).isEqualTo(same.state());
        }
        delete(path);
    }

    private static void assertIs(EpisodeBatch episodes, int b, FileSequence sequence) {
        for (int t = 0; t < episodes.steps(); t++) {
            boolean over = t >= sequence.steps();
            float mask = over ? 0 : sequence.mask()[t];
            assertThat(Episodes.mask(episodes, t, b)).isEqualTo(mask);
            assertThat(Episodes.inputs(episodes, t, b, episodes.inputWidth()))
                    .isEqualTo(
                            list(episodes.inputWidth(), over ? new float[0] : sequence.input()[t]));
            assertThat(Episodes.targets(episodes, t, b))
                    .isEqualTo(
                            list(
                                    episodes.outputWidth(),
                                    mask == 0 ? new float[0] : sequence.target()[t]));
        }
    }

    private static List<Float> list(int width, float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : Arrays.copyOf(values, width)) {
            list.add(value);
        }
        return list;
    }

    /** A run that goes on from the state of a generator, with a task made anew, goes on exactly. */
    @Property(tries = 20, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void whatComesNextDependsOnTheGeneratorAlone(
            @ForAll @IntRange(min = 2, max = 50) int count,
            @ForAll @IntRange(max = 5) int before,
            @ForAll long seed) {
        Path path = temporary(JsonLines.numbered(count));
        try (Task straight = JsonLines.config(path, 0.3).create();
                Task resumed = JsonLines.config(path, 0.3).create()) {
            SeededRandom random = SeededRandom.of(seed, Purpose.DATA);
            for (int i = 0; i < before; i++) {
                straight.sample(random, 3);
            }
            SeededRandom restored = SeededRandom.restore(random.state());
            assertThat(resumed.sample(restored, 20).inputs())
                    .isEqualTo(straight.sample(random, 20).inputs());
        }
        delete(path);
    }

    private static Path temporary(List<String> lines) {
        try {
            return JsonLines.write(Files.createTempFile("sequences", ".jsonl"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
