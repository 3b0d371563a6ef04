package org.ntm4j.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeBatchTest {
    private static final int BATCH = 3;
    private static final int STEPS = 5;

    private final EpisodeBatch episodes = EpisodeBatch.zeros(BATCH, STEPS, 4, 2);

    @Test
    void everyNumberHasAPlaceOfItsOwn() {
        int input = 0;
        int target = 0;
        int mask = 0;
        for (int t = 0; t < STEPS; t++) {
            for (int b = 0; b < BATCH; b++) {
                for (int x = 0; x < 4; x++) {
                    assertThat(episodes.inputIndex(t, b, x)).isEqualTo(input++);
                }
                for (int y = 0; y < 2; y++) {
                    assertThat(episodes.targetIndex(t, b, y)).isEqualTo(target++);
                }
                assertThat(episodes.maskIndex(t, b)).isEqualTo(mask++);
            }
        }
        assertThat(episodes.inputs()).hasSize(input);
        assertThat(episodes.targets()).hasSize(target);
        assertThat(episodes.mask()).hasSize(mask);
    }

    @Test
    void withoutAnswersNoStepIsScored() {
        assertThat(episodes.firstScoredStep()).isEqualTo(STEPS);
        assertThat(episodes.endOfScoredSteps()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0, 0, 1", "4, 2, 4, 2, 4, 5", "1, 2, 3, 0, 1, 4", "2, 0, 2, 1, 2, 3"})
    void scoredStepsReachFromTheFirstAnswerToTheLastOfAnySequence(
            int t1, int b1, int t2, int b2, int first, int end) {
        episodes.mask()[episodes.maskIndex(t1, b1)] = 1;
        episodes.mask()[episodes.maskIndex(t2, b2)] = 0.5f;
        assertThat(episodes.firstScoredStep()).isEqualTo(first);
        assertThat(episodes.endOfScoredSteps()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "2, 11, 12, 6", "2, 12, 11, 6", "2, 12, 12, 5"})
    void arraysOfTheWrongLengthAreRefused(int batch, int inputs, int targets, int mask) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new EpisodeBatch(
                                        batch,
                                        3,
                                        2,
                                        2,
                                        new float[inputs],
                                        new float[targets],
                                        new float[mask]))
                .withMessage("arrays do not fit %d episodes of 3 steps", batch);
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
        EpisodeBatch inOrder = endingAt(5, 4, 4, 1);
        assertThat(inOrder.longestFirst()).isSameAs(inOrder);
    }

    /** Sequence {@code b} has its last answer before step {@code ends[b]}; inputs and targets say which one it is. */
    private static EpisodeBatch endingAt(int... ends) {
        EpisodeBatch made = EpisodeBatch.zeros(ends.length, STEPS, 2, 1);
        for (int b = 0; b < ends.length; b++) {
            for (int t = 0; t < STEPS; t++) {
                made.inputs()[made.inputIndex(t, b, 1)] = 10 * t + b;
                made.targets()[made.targetIndex(t, b, 0)] = 100 * t + b;
            }
            if (ends[b] > 0) {
                made.mask()[made.maskIndex(ends[b] - 1, b)] = 1;
            }
        }
        return made;
    }
}
