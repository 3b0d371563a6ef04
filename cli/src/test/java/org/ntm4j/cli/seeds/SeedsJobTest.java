package org.ntm4j.cli.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Terminal;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.cli.run.RunChanges;
import org.ntm4j.cli.run.RunObserver;
import org.ntm4j.cli.run.RunTraining;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

class SeedsJobTest {
    private static final RunConfig CONFIG =
            Presets.get("fast", "copy", "lstm", 1)
                    .withAll(
                            Map.of(
                                    "task.maxLength", "2",
                                    "model.hidden", "4",
                                    "training.episodes", "40",
                                    "training.reportEvery", "10",
                                    "training.checkpointEvery", "10"));
    private static final SeedsSettings THREE =
            new SeedsSettings(SeedList.parse("1-3"), 0.1, 2, CONFIG);
    private static final BackendProvider SOUND = new ReferenceBackendProvider();
    private static final SeedsJob.Changes NO_CHANGES =
            new SeedsJob.Changes(RunChanges.none(), OptionalDouble.empty(), OptionalLong.empty());

    @TempDir private Path temporary;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Interruption interruption = patient();

    private static Interruption patient() {
        return new Interruption(Duration.ofMinutes(1));
    }

    private SeedsJob job(BackendProvider provider, LongSupplier nanoTime, String... arguments) {
        Arguments all = new Arguments(List.of(arguments));
        Host host = new Host("JVM", "system", 2);
        return new SeedsJob(
                Console.of(out, err, StandardCharsets.UTF_8, Terminal.none()),
                BackendRegistry.of(List.of(provider)),
                interruption,
                new RunTraining(
                        new BuildInfo("1.2.3", Optional.empty()),
                        host,
                        all,
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                        nanoTime),
                host,
                all);
    }

    private static SeedsJob.Call call(int threads) {
        return new SeedsJob.Call(
                BackendRegistry.AUTO,
                BackendConfig.defaults(),
                OptionalInt.of(threads),
                RunObserver.none(),
                false,
                false);
    }

    private Path root() {
        return temporary.resolve("seeds");
    }

    private String summary() throws IOException {
        return Files.readString(root().resolve("summary.json"));
    }

    private byte[] last(long seed) throws IOException {
        return Files.readAllBytes(root().resolve("s" + seed + "/checkpoints/last.safetensors"));
    }

    @Test
    void aSeedWhoseLossIsNoNumberDoesNotStopTheOthers() throws IOException {
        // The first backend is for trying; the third is seed 2's.
        BackendProvider provider = new Unreliable(3, 25, Unreliable.Fault.NAN);
        SeedsJob.End end = job(provider, System::nanoTime).start(root(), THREE, call(1));
        assertThat(end).isEqualTo(SeedsJob.End.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .containsPattern(
                        "(?m)^NTM-T001: seed 2: the loss became NaN after [0-9]+ episodes;")
                .contains("s1  done after 40 episodes", "s3  done after 40 episodes")
                .containsPattern("s2  failed after [0-9]+ episodes: NTM-T001");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("median of 2 seeds", "; 1 failed (seed 2: NTM-T001).");
        assertThat(summary())
                .contains("\"finished\": 2,", "\"failed\": 1,", "\"code\": \"NTM-T001\"");
        assertThat(root().resolve("s2/evaluation.json")).doesNotExist();
    }

    @Test
    void aFailureOfTheJvmIsOneOfTheSeed() throws IOException {
        BackendProvider provider = new Unreliable(4, 10, Unreliable.Fault.OUT_OF_MEMORY);
        SeedsJob.End end = job(provider, System::nanoTime, "--debug").start(root(), THREE, call(1));
        assertThat(end).isEqualTo(SeedsJob.End.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "NTM-X002: seed 3: the memory of the JVM is used up (tested); ",
                        "java.lang.OutOfMemoryError: tested",
                        "\tat org.ntm4j.");
        assertThat(summary()).contains("\"finished\": 2,", "\"failed\": 1,");
    }

    @Test
    void whatFailedGoesOnWhenItIsResumed() throws IOException {
        BackendProvider provider = new Unreliable(3, 25, Unreliable.Fault.NAN);
        assertThat(job(provider, System::nanoTime).start(root(), THREE, call(1)))
                .isEqualTo(SeedsJob.End.FAILED);
        byte[] first = last(1);
        assertThat(job(SOUND, System::nanoTime).goOn(root(), NO_CHANGES, call(2)))
                .isEqualTo(SeedsJob.End.DONE);
        assertThat(last(1)).isEqualTo(first);
        assertThat(summary()).contains("\"finished\": 3,", "\"failed\": 0,");
        assertSameAsStraight();
    }

    private void assertSameAsStraight() throws IOException {
        Path straight = temporary.resolve("straight");
        assertThat(job(SOUND, System::nanoTime).start(straight, THREE, call(1)))
                .isEqualTo(SeedsJob.End.DONE);
        for (long seed : THREE.seeds().seeds()) {
            Path one = straight.resolve("s" + seed);
            assertThat(one.resolve("checkpoints/last.safetensors")).hasBinaryContent(last(seed));
            assertThat(root().resolve("s" + seed + "/evaluation.json"))
                    .hasSameTextualContentAs(one.resolve("evaluation.json"));
        }
    }

    /** A clock that asks for the end of the process when it is read for the {@code n}th time. */
    private LongSupplier interruptingAt(int n) {
        AtomicInteger reads = new AtomicInteger();
        return () -> {
            if (reads.incrementAndGet() == n) {
                new Thread(() -> interruption.request(message -> {})).start();
                while (!interruption.isRequested()) {
                    Thread.onSpinWait();
                }
            }
            return System.nanoTime();
        };
    }

    @Test
    void interruptedSeedsAreSavedAndGoOn() throws IOException {
        SeedsJob.End end =
                interruption.saving(
                        () -> job(SOUND, interruptingAt(5)).start(root(), THREE, call(1)));
        assertThat(end).isEqualTo(SeedsJob.End.INTERRUPTED);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "interrupted with 3 of 3 seeds unfinished; all are saved, go on with:"
                                + System.lineSeparator()
                                + "  ntm train --resume "
                                + root());
        assertThat(summary()).contains("\"stopped\": 3,");
        assertThat(root().resolve("summary.md")).content().contains("; 3 stopped.");
        assertThat(root().resolve("s1/provenance.json")).content().contains("\"stopped\"");
        assertThat(last(1)).isNotEmpty();
        assertThat(root().resolve("s3")).doesNotExist();
        interruption = patient();
        assertThat(job(SOUND, System::nanoTime).goOn(root(), NO_CHANGES, call(2)))
                .isEqualTo(SeedsJob.End.DONE);
        assertSameAsStraight();
    }

    @Test
    void anInterruptionWhileSeedsAreEvaluatedKeepsWhatIsTrained() throws IOException {
        SeedsSettings one = new SeedsSettings(SeedList.parse("1"), 0.1, 1_000_000_000, CONFIG);
        // Begin, start of the run, and a reading for each of four windows: the next thing is
        // evaluated.
        SeedsJob.End end =
                interruption.saving(
                        () -> job(SOUND, interruptingAt(6)).start(root(), one, call(1)));
        assertThat(end).isEqualTo(SeedsJob.End.INTERRUPTED);
        assertThat(summary())
                .contains("\"outcome\": \"stopped\"", "\"episodes\": 40,", "\"stopped\": 1,");
        assertThat(root().resolve("s1/evaluation.json")).doesNotExist();
        byte[] trained = last(1);
        SeedsJob.Changes changes =
                new SeedsJob.Changes(RunChanges.none(), OptionalDouble.of(50), OptionalLong.of(2));
        interruption = patient();
        assertThat(job(SOUND, System::nanoTime).goOn(root(), changes, call(1)))
                .isEqualTo(SeedsJob.End.DONE);
        assertThat(last(1)).isEqualTo(trained);
        assertThat(root().resolve("s1/evaluation.json")).exists();
        assertThat(summary()).contains("\"belowBitErrors\": 50.0,", "\"evaluationEpisodes\": 2,");
    }

    @Test
    void aSeedThatDiedBeforeItsFirstCheckpointBeginsAgain() throws IOException {
        job(SOUND, System::nanoTime).start(root(), THREE, call(2));
        Files.delete(root().resolve("s2/checkpoints/last.safetensors"));
        Files.delete(root().resolve("s2/checkpoints/best.safetensors"));
        assertThat(job(SOUND, System::nanoTime).goOn(root(), NO_CHANGES, call(2)))
                .isEqualTo(SeedsJob.End.DONE);
        assertSameAsStraight();
    }

    @Test
    void finishedSeedsAreOnlySummarised() throws IOException {
        job(SOUND, System::nanoTime).start(root(), THREE, call(2));
        String before = Files.readString(root().resolve("s1/provenance.json"));
        Files.delete(root().resolve("summary.json"));
        assertThat(job(SOUND, System::nanoTime).goOn(root(), NO_CHANGES, call(2)))
                .isEqualTo(SeedsJob.End.DONE);
        assertThat(root().resolve("s1/provenance.json")).hasContent(before);
        assertThat(summary()).contains("\"finished\": 3,");
    }
}
