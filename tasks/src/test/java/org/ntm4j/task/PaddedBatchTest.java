package org.ntm4j.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.Task;
import org.ntm4j.error.NtmException;
import org.ntm4j.task.copy.CopyConfig;

class PaddedBatchTest {
    private final Task task = new CopyConfig(1, 1, 1, false).create();

    @Test
    void plansAreDrawnInOrder() {
        Iterator<Integer> draws = List.of(4, 2, 9).iterator();
        assertThat(PaddedBatch.plans(2, draws::next)).containsExactly(4, 2);
        assertThat(draws.next()).isEqualTo(9);
    }

    @Test
    void eachSequenceIsWrittenInItsPlaceAndPaddedWithZeros() {
        EpisodeBatch batch =
                PaddedBatch.fill(
                        task,
                        List.of(1, 3),
                        steps -> steps,
                        (slot, steps) -> {
                            slot.show(steps - 1, new float[] {steps, 7});
                            slot.want(steps - 1, 1, 1);
                        });
        assertThat(batch.steps()).isEqualTo(3);
        assertThat(Episodes.rows(batch.inputs(), 3))
                .containsExactly("170", "000", "000", "000", "000", "370");
        assertThat(Episodes.rows(batch.targets(), 2))
                .containsExactly("01", "00", "00", "00", "00", "01");
        assertThat(Episodes.rows(batch.mask(), 2)).containsExactly("10", "00", "01");
    }

    @Test
    void aBatchThatNoArrayHoldsIsRefusedBeforeItIsMade() {
        Integer[] plans = new Integer[1000];
        Arrays.fill(plans, 1_000_000);
        NtmException e =
                catchThrowableOfType(
                        NtmException.class,
                        () ->
                                PaddedBatch.fill(
                                        task,
                                        Arrays.asList(plans),
                                        steps -> steps,
                                        (slot, steps) -> slot.score(0, 1)));
        assertThat(e)
                .hasMessage(
                        "a batch of 1000 sequences of 1000000 steps with 3 channels is more than"
                                + " 2^31-1 numbers; make training.batchSize or the sequences smaller");
        assertThat(e.code()).isEqualTo("NTM-D009");
    }
}
