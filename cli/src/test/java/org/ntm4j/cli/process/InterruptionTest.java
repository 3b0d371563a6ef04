package org.ntm4j.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final List<String> printed = new ArrayList<>();

    private static Interruption patient() {
        return new Interruption(Duration.ofMinutes(1));
    }

    private CompletableFuture<Boolean> request(Interruption interruption) {
        return CompletableFuture.supplyAsync(() -> interruption.request(printed::add));
    }

    @Test
    void whatHasNothingToSaveIsCutOffAtOnce() {
        assertThat(patient().request(printed::add)).isTrue();
        assertThat(printed).isEmpty();
    }

    @Test
    void whatIsCutOffLeavesNothingBehind() throws IOException {
        Interruption interruption = patient();
        List<String> removed = new ArrayList<>();
        interruption.cleaning(
                () -> removed.add("half a file"),
                () -> {
                    assertThat(removed).isEmpty();
                    assertThat(interruption.request(printed::add)).isTrue();
                });
        assertThat(removed).containsExactly("half a file");
        assertThat(interruption.request(printed::add)).isTrue();
        assertThat(removed).hasSize(1);
        interruption.cleaning(() -> removed.add("nothing"), () -> {});
        assertThat(interruption.request(printed::add)).isTrue();
        assertThat(removed).hasSize(1);
    }

    @Test
    void aProgramThatEndedByItselfIsNotInterrupted() {
        Interruption interruption = patient();
        interruption.programEnded();
        assertThat(interruption.request(printed::add)).isFalse();
    }

    @Test
    void workThatSavesIsToldAndWaitedFor()
            throws ExecutionException, InterruptedException, TimeoutException {
        Interruption interruption = patient();
        CompletableFuture<Boolean> answer =
                interruption.saving(
                        () -> {
                            CompletableFuture<Boolean> asked = request(interruption);
                            while (!interruption.isRequested()) {
                                Thread.onSpinWait();
                            }
                            assertThat(asked).isNotDone();
                            return asked;
                        });
        assertThat(answer.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).isEmpty();
    }

    @Test
    void workInsideThatMayBeCutOffIsWithItsMessage() {
        Interruption interruption = patient();
        boolean cut =
                interruption.saving(
                        () ->
                                interruption.cuttable(
                                        "evaluate it later",
                                        () -> interruption.request(printed::add)));
        assertThat(cut).isTrue();
        assertThat(printed).containsExactly("evaluate it later");
    }

    @Test
    void patienceEnds() {
        Interruption interruption = new Interruption(Duration.ofMillis(1));
        assertThat(interruption.<Boolean>saving(() -> interruption.request(printed::add))).isTrue();
    }

    @Test
    void workThatFailsIsNotWaitedForAnyMore() {
        Interruption interruption = patient();
        assertThat(
                        CompletableFuture.runAsync(
                                () ->
                                        interruption.saving(
                                                () -> {
                                                    throw new IllegalStateException();
                                                })))
                .failsWithin(Duration.ofMinutes(1));
        assertThat(interruption.request(printed::add)).isTrue();
    }
}
