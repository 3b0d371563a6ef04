package org.ntm4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunningSequencesTest {
    private static final int STEPS = 5;

    private static RunningSequences endingAt(int... ends) {
        return RunningSequences.endingAt(STEPS, ends);
    }

    private static int[] counts(RunningSequences running) {
        return IntStream.range(0, STEPS).map(running::at).toArray();
    }

    @Test
    void aSequenceRunsUntilItsEnd() {
        RunningSequences running = endingAt(4, 2, 0);
        assertThat(counts(running)).containsExactly(2, 2, 1, 1, 0);
        assertThat(running.steps()).isEqualTo(4);
        assertThat(running.batch()).isEqualTo(3);
        assertThat(running.isAll()).isFalse();
    }

    @Test
    void packedRowsFollowEachOther() {
        RunningSequences running = endingAt(4, 2, 0);
        int[] first = IntStream.rangeClosed(0, STEPS).map(running::firstRow).toArray();
        assertThat(first).containsExactly(0, 2, 4, 5, 6, 6);
        assertThat(running.rows()).isEqualTo(6);
    }

    @Test
    void allRunToTheLastStep() {
        RunningSequences running = RunningSequences.all(STEPS, 3);
        assertThat(counts(running)).containsOnly(3);
        assertThat(running.isAll()).isTrue();
        assertThat(running.rows()).isEqualTo(3 * STEPS);
        assertThat(endingAt(5, 5).isAll()).isTrue();
    }

    @Test
    void anotherOrderIsRefused() {
        assertThatThrownBy(() -> endingAt(2, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sequence 1");
        assertThatThrownBy(() -> endingAt(6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sequence 0");
    }
}
