package org.ntm4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntm4j.episode.EpisodeBatch;

class RunningSequencesTest {
    private static final int STEPS = 5;

    /** Sequence {@code b} has its last answer before step {@code ends[b]}; inputs and targets say which one it is. */
    private static EpisodeBatch endingAt(int... ends) {
        EpisodeBatch episodes = EpisodeBatch.zeros(ends.length, STEPS, 2, 1);
        for (int b = 0; b < ends.length; b++) {
            for (int t = 0; t < STEPS; t++) {
                episodes.inputs()[episodes.inputIndex(t, b, 1)] = 10 * t + b;
                episodes.targets()[episodes.targetIndex(t, b, 0)] = 100 * t + b;
            }
            if (ends[b] > 0) {
                episodes.mask()[episodes.maskIndex(ends[b] - 1, b)] = 1;
            }
        }
        return episodes;
    }

    private static int[] counts(RunningSequences running) {
        return IntStream.range(0, STEPS).map(running::at).toArray();
    }

    @Test
    void theLongestComeFirstAndEqualOnesKeepTheirOrder() {
        EpisodeBatch sorted = endingAt(2, 5, 0, 2, 4).longestFirst();
        assertThat(sorted.ends()).containsExactly(5, 4, 2, 2, 0);
        int[] order = {1, 4, 0, 3, 2};
        for (int b = 0; b < order.length; b++) {
            assertThat(sorted.inputs()[sorted.inputIndex(3, b, 1)]).isEqualTo(30 + order[b]);
            assertThat(sorted.targets()[sorted.targetIndex(4, b, 0)]).isEqualTo(400 + order[b]);
        }
    }

    @Test
    void aBatchInOrderIsNotCopied() {
        EpisodeBatch episodes = endingAt(5, 4, 4, 1);
        assertThat(episodes.longestFirst()).isSameAs(episodes);
    }

    @Test
    void aSequenceRunsUntilItsLastAnswer() {
        RunningSequences running = RunningSequences.of(endingAt(4, 2, 0));
        assertThat(counts(running)).containsExactly(2, 2, 1, 1, 0);
        assertThat(running.steps()).isEqualTo(4);
        assertThat(running.isAll()).isFalse();
    }

    @Test
    void allRunToTheLastStep() {
        RunningSequences running = RunningSequences.all(STEPS, 3);
        assertThat(counts(running)).containsOnly(3);
        assertThat(running.isAll()).isTrue();
        assertThat(RunningSequences.of(endingAt(5, 5)).isAll()).isTrue();
    }

    @Test
    void anotherOrderIsRefused() {
        assertThatThrownBy(() -> RunningSequences.of(endingAt(2, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sequence 1");
    }
}
