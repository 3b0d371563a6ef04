package org.ntm4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ntm4j.train.TrainingReport;

class SeedsProgressTest {
    private static final Map<Long, Long> TWO = Map.of(3L, 0L, 10L, 0L);
    private static final int ROOM = 119;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console console(Map<String, String> properties) {
        return Console.of(
                new ByteArrayOutputStream(),
                err,
                StandardCharsets.UTF_8,
                Terminal.detect(Map.of(), properties));
    }

    private List<String> lines() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static TrainingReport report(long episodes, double wrong) {
        return new TrainingReport(episodes, 1_000, 82.22, wrong, 0.011, true);
    }

    @Test
    void inAFileEachLineBeginsWithItsSeed() {
        Console console = console(Map.of());
        try (SeedsProgress progress = SeedsProgress.on(console, TWO, 50_000)) {
            try (Progress seed = progress.begin(3, 0, 50_000)) {
                seed.advanced(1_000);
                seed.reported(report(1_000, 36.758), 4_375);
            }
            try (Progress seed = progress.begin(10, 0, 50_000)) {
                seed.reported(report(1_000, 0), 4_375);
            }
            progress.print(() -> console.failure("NTM-T001", "seed 3: no number"));
            progress.ended(3, false, "failed");
        }
        assertThat(lines())
                .containsExactly(
                        "s3    1,000/50,000   82.22 bits   36.76 wrong   1.1 % solved  4,375/s  0:12"
                                + " left",
                        "s10   1,000/50,000   82.22 bits       0 wrong   1.1 % solved  4,375/s  0:12"
                                + " left",
                        "NTM-T001: seed 3: no number",
                        "s3   failed");
    }

    @Test
    void linesOfManyThreadsAreWhole() {
        Map<Long, Long> four = Map.of(1L, 0L, 2L, 0L, 3L, 0L, 4L, 0L);
        try (SeedsProgress progress = SeedsProgress.on(console(Map.of()), four, 50_000)) {
            CompletableFuture.allOf(
                            LongStream.rangeClosed(1, 4)
                                    .mapToObj(seed -> reports(progress, seed))
                                    .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
        assertThat(lines())
                .hasSize(200)
                .allMatch(line -> line.matches("s[1-4] {2} *[0-9,]+/50,000  .* left"));
    }

    private static CompletableFuture<Void> reports(SeedsProgress progress, long seed) {
        return CompletableFuture.runAsync(
                () -> {
                    try (Progress one = progress.begin(seed, 0, 50_000)) {
                        for (int i = 1; i <= 50; i++) {
                            one.reported(report(i * 100L, 0.25), 4_000);
                        }
                    }
                });
    }

    @Test
    void aTerminalGetsOneBarAndFailuresAboveIt() {
        Console console = console(Map.of(Terminal.STREAMS_PROPERTY, "out,err"));
        try (SeedsProgress progress = SeedsProgress.on(console, TWO, 1_000)) {
            try (Progress seed = progress.begin(3, 0, 1_000)) {
                seed.advanced(1_000);
                seed.reported(report(1_000, 0.25), 4_375);
            }
            progress.ended(3, false, "done");
            progress.print(() -> console.err().println("above"));
        }
        String shown = err.toString(StandardCharsets.UTF_8);
        String last = shown.substring(shown.lastIndexOf('\r') + 1);
        assertThat(shown)
                .contains("\r\u001b[K\rabove" + System.lineSeparator())
                .endsWith(System.lineSeparator());
        assertThat(last).startsWith(" 50% [").contains("1,000/2,000", "1/2 seeds");
    }

    @Test
    void whatIsInterruptedIsNotDone() {
        Console console = console(Map.of(Terminal.STREAMS_PROPERTY, "out,err"));
        try (SeedsProgress progress = SeedsProgress.on(console, TWO, 1_000)) {
            progress.begin(3, 0, 1_000).advanced(500);
            progress.ended(3, true, "stopped");
            progress.ended(10, true, "stopped");
        }
        String shown = err.toString(StandardCharsets.UTF_8);
        assertThat(shown.substring(shown.lastIndexOf('\r')))
                .contains(" 25% [", "500/2,000", "0/2 seeds");
    }

    @Test
    void theLineCountsWhatIsLeftToDo() {
        SeedsState state = new SeedsState(Map.of(1L, 1_000L, 2L, 400L, 3L, 0L), 1_000);
        state.ended(1);
        Progress second = state.begin(2, 500, 2_000);
        second.advanced(700);
        assertThat(state.line(Duration.ofSeconds(2), ROOM))
                .isEqualTo(
                        new BarLine.State(
                                1_500,
                                1_700,
                                4_000,
                                Duration.ofSeconds(2),
                                "1/3 seeds",
                                BarLine.Filling.PLAIN));
        state.ended(2);
        assertThat(state.line(Duration.ofSeconds(2), ROOM).total()).isEqualTo(2_700);
    }

    @Test
    void wrongBitsOfTheSeedsThatTrainAreThereIfTheyFit() {
        SeedsState state = new SeedsState(Map.of(1L, 0L), 1_000);
        state.begin(1, 0, 1_000).reported(report(500, 0.25), 4_375);
        assertThat(state.line(Duration.ofSeconds(2), ROOM).results())
                .isEqualTo("0/1 seeds, wrong bits s1 0.2500");
        assertThat(state.line(Duration.ofSeconds(2), 40).results()).isEqualTo("0/1 seeds");
        state.ended(1);
        assertThat(state.line(Duration.ofSeconds(2), ROOM).results()).isEqualTo("1/1 seeds");
    }

    @Test
    void nothingIsShownIfNothingIsAskedFor() {
        try (SeedsProgress progress = SeedsProgress.none()) {
            progress.begin(1, 0, 10).reported(report(10, 0), 1);
            progress.ended(1, false, "done");
            progress.print(() -> console(Map.of()).err().println("a failure"));
        }
        assertThat(lines()).containsExactly("a failure");
    }
}
