package org.ntm4j.task.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.Task;
import org.ntm4j.episode.Task.Generalization;
import org.ntm4j.task.Episodes;
import org.ntm4j.task.RealLoss;

class NgramTaskTest {
    private static final NgramConfig PAPER = new NgramConfig(5, 200);

    /** Fair bits 1 and 0; u = 1/2, so that every probability is 1/2; then draws below and above it. */
    @Test
    void anEpisodeIsEncodedAsDocumented() {
        RandomGenerator script =
                new RandomGenerator() {
                    private final double[] draws = {.5, .5, .5, .5, .4, .6, .4};
                    private int drawn;
                    private boolean bit;

                    @Override
                    public double nextDouble() {
                        return draws[drawn++];
                    }

                    @Override
                    public boolean nextBoolean() {
                        bit = !bit;
                        return bit;
                    }

                    @Override
                    public long nextLong() {
                        throw new AssertionError("only bits and probabilities are drawn");
                    }
                };
        EpisodeBatch episode = new NgramConfig(2, 5).create().sample(script, 1);
        assertThat(Episodes.rows(episode.inputs(), 4)).containsExactly("1010");
        assertThat(Episodes.rows(episode.targets(), 4)).containsExactly("0101");
        assertThat(Episodes.rows(episode.mask(), 4)).containsExactly("0111");
    }

    @Test
    void thePapersTaskHasOneInputAndOneOutputAndScores195Of199Steps() {
        Task task = PAPER.create();
        assertThat(task.id()).isEqualTo("n-grams");
        assertThat(task.inputWidth()).isEqualTo(1);
        assertThat(task.outputWidth()).isEqualTo(1);
        assertThat(task.baseline()).containsInstanceOf(OptimalEstimator.class);
        EpisodeBatch episodes = task.sample(random(), 3);
        assertThat(episodes.steps()).isEqualTo(199);
        assertThat(Episodes.scoredSteps(episodes, 2)).hasSize(195).startsWith(4).endsWith(198);
    }

    @Test
    void sayingOneHalfCosts195Bits() {
        double[] bits = RealLoss.bitsOfSayingOneHalf(PAPER.create().sample(random(), 20));
        assertThat(bits).hasSize(20);
        for (double cost : bits) {
            assertThat(cost).isCloseTo(195, within(1e-4));
        }
    }

    @Test
    void generalisationGoesToTwiceTheLength() {
        Task task = PAPER.create();
        assertThat(task.generalizations())
                .extracting(Generalization::name)
                .containsExactly("200 bits", "400 bits");
        assertThat(task.generalizations())
                .extracting(kind -> kind.source().sample(random(), 2).steps())
                .containsExactly(199, 399);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0  | 200    | context must be between 1 and 16, got 0
                    17 | 200    | context must be between 1 and 16, got 17
                    5  | 5      | length must be between 6 and 100000, got 5
                    5  | 100001 | length must be between 6 and 100000, got 100001
                    """)
    void aSettingOutOfRangeIsNamed(int context, int length, String message) {
        assertThatThrownBy(() -> new NgramConfig(context, length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static RandomGenerator random() {
        return SeededRandom.of(1, SeededRandom.Purpose.EVALUATION);
    }
}
