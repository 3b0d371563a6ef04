package org.ntm4j.serve.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.error.NtmException;
import org.ntm4j.report.CopyRun;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;
import org.ntm4j.train.TrainingSession;

@Timeout(60)
class PlaygroundTest {
    private static final RunFiles COPY = new RunFiles(CopyRun.directory());

    @TempDir private Path directory;

    private ModelDesk desk;
    private Playground playground;

    @BeforeEach
    void open() {
        desk = new ModelDesk(PlaygroundTest::backend);
        playground = new Playground(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static OpenBackend backend() {
        return OpenBackend.open(BackendRegistry.load(), "cpu", BackendConfig.defaults());
    }

    private JsonObject answer(RunFiles files, String body) throws IOException {
        return JsonObject.parse(playground.answer(files, "a run", CheckpointKind.BEST, body));
    }

    @Test
    void aModelThatLearnedToCopyCopiesWhatIsDrawn() throws IOException {
        JsonObject told =
                answer(COPY, "{\"rows\": [[1,1,1,1,0,0,0,0], [0,0,0,0,1,1,1,1]], \"number\": 0}");
        assertThat(told.number("wrongBits")).isZero();
        assertThat(told.number("costBits")).isLessThan(0.1);
        JsonObject episode = told.object("episode").orElseThrow();
        assertThat(episode.wholeNumber("steps")).hasValue(6);
        assertThat(episode.objects("heads")).hasSize(2);
    }

    @Test
    void oneSeedDrawsOneEpisodeOfTheLengthAskedFor() throws IOException {
        JsonObject told = answer(COPY, "{\"seed\": 9, \"length\": 33}");
        assertThat((List<?>) told.fields().get("rows")).hasSize(33);
        assertThat(answer(COPY, "{\"seed\": 9, \"length\": 33}").fields().get("rows"))
                .isEqualTo(told.fields().get("rows"));
        assertThat(answer(COPY, "{\"seed\": 8, \"length\": 33}").fields().get("rows"))
                .isNotEqualTo(told.fields().get("rows"));
    }

    @Test
    void questionsThatMakeNoSenseAreRefused() {
        for (String body :
                List.of(
                        "",
                        "[]",
                        "{\"rows\": 1}",
                        "{\"seed\": -1}",
                        "{\"seed\": 1, \"length\": 100000}",
                        "[".repeat(10_000))) {
            assertThatThrownBy(() -> answer(COPY, body))
                    .as(body)
                    .isInstanceOf(NtmException.class)
                    .extracting(e -> ((NtmException) e).code())
                    .isEqualTo("NTM-S030");
        }
    }

    /** A run of the user's own sequences that has learned nothing yet. */
    private RunFiles fileRun() throws IOException {
        Path data = directory.resolve("data.jsonl");
        Files.writeString(
                data, "{\"input\": [[0, 1], [1, 0]], \"target\": [[1], [0]], \"mask\": [0, 1]}\n");
        RunConfig config =
                Presets.get("fast", "file", "ntm-ff", 1)
                        .withAll(Map.of("task.path", data.toString(), "task.validationShare", "0"));
        RunFiles files = new RunFiles(directory.resolve("own"));
        Files.createDirectories(files.checkpoint(CheckpointKind.BEST).getParent());
        try (OpenBackend computing = backend();
                TrainingSession session = TrainingSession.start(config, computing.backend())) {
            Files.writeString(files.config(), RunConfigCodec.write(session.config()));
            CheckpointFile.write(files.checkpoint(CheckpointKind.BEST), session.checkpoint());
        }
        return files;
    }

    @Test
    void onesOwnSequencesAreLinesOfJson() throws IOException {
        RunFiles own = fileRun();
        assertThat(Playground.form(own)).isEqualTo("{\"text\":true}");
        JsonObject drawn = answer(own, "{\"seed\": 1}");
        assertThat(drawn.text("line"))
                .hasValue("{\"input\":[[0,1],[1,0]],\"target\":[[0],[0]],\"mask\":[0,1]}");
        assertThat(drawn.fields()).containsEntry("known", true);
        JsonObject open = answer(own, "{\"line\": \"{\\\"input\\\": [[0, 1],\\n [1, 1]]}\"}");
        assertThat(open.fields()).containsEntry("known", false);
        assertThatThrownBy(() -> answer(own, "{\"line\": \"{\\\"input\\\": [[0, 1, 1]]}\"}"))
                .isInstanceOf(NtmException.class)
                .hasMessageStartingWith("the sequence:1");
        assertThatThrownBy(() -> answer(own, "{\"line\": \"\"}"))
                .hasMessage("line: there is no sequence in it");
        assertThat(playground.heads(own, "own", CheckpointKind.BEST)).contains("\"steps\":2");
    }

    @Test
    void whoComesWhenTooManyWaitIsSentAway() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService askers = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < ModelDesk.MOST_WAITING; i++) {
                askers.execute(() -> desk.ask(COPY, CheckpointKind.BEST, m -> hold(begun, end)));
            }
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            while (desk.freePlaces() > 0) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> desk.ask(COPY, CheckpointKind.BEST, model -> true))
                    .isInstanceOf(NtmException.class)
                    .extracting(e -> ((NtmException) e).code())
                    .isEqualTo("NTM-S021");
        } finally {
            end.countDown();
            askers.shutdown();
        }
    }

    private static boolean hold(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            return end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
