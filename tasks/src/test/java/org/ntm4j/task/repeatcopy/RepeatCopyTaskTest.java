package org.ntm4j.task.repeatcopy;

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

class RepeatCopyTaskTest {
    private static final RandomGenerator ALL_ONES = () -> -1L;
    private static final RepeatCopyConfig PAPER = new RepeatCopyConfig(1, 10, 1, 10, 6);

    @Test
    void anEpisodeIsEncodedAsDocumented() {
        EpisodeBatch episode = new RepeatCopyConfig(2, 2, 3, 3, 2).create().sample(ALL_ONES, 1);
        assertThat(Episodes.rows(episode.inputs(), 4))
                .containsExactly(
                        "1100", "1100", "0010", "0000", "0000", "0000", "0000", "0000", "0000",
                        "0000");
        assertThat(Episodes.rows(episode.targets(), 3))
                .containsExactly(
                        "000", "000", "000", "110", "110", "110", "110", "110", "110", "001");
        assertThat(Episodes.rows(episode.mask(), 10)).containsExactly("0001111111");
    }

    @Test
    void thePapersTaskHasEightInputsAndSevenOutputs() {
        Task task = PAPER.create();
        assertThat(task.id()).isEqualTo("repeat-copy");
        assertThat(task.inputWidth()).isEqualTo(8);
        assertThat(task.outputWidth()).isEqualTo(7);
        assertThat(task.baseline()).isEmpty();
    }

    /** The uniform distribution over 1 to 10 has mean 5.5 and variance 8.25. */
    @ParameterizedTest
    @CsvSource({"0, 1.5666989", "2, 1.9148542", "5, 5.0482521"})
    void countsBeyondTheTrainingRangeAreNormalisedByIt(int kind, double shown) {
        EpisodeBatch episodes =
                PAPER.create().generalizations().get(kind).source().sample(random(), 2);
        assertThat(Episodes.input(episodes, 10, 1, 7)).isCloseTo((float) shown, within(1e-6f));
    }

    @Test
    void generalisationGoesToTwiceTheLengthAndTwiceTheRepetitions() {
        Task task = PAPER.create();
        assertThat(task.generalizations())
                .extracting(Generalization::name)
                .containsExactly(
                        "length 10 × 10",
                        "length 20 × 10",
                        "length 10 × 11",
                        "length 10 × 12",
                        "length 10 × 15",
                        "length 10 × 20");
        assertThat(task.generalizations())
                .extracting(kind -> kind.source().sample(random(), 2).steps())
                .containsExactly(112, 222, 122, 132, 162, 212);
    }

    @Test
    void theOracleSolvesEveryKind() {
        for (Generalization kind : PAPER.create().generalizations()) {
            RealLoss.assertSolved(kind.source().sample(random(), 5), new RepeatCopyOracle(PAPER));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | 5    | 1 | 5    | 6   | minLength must be between 1 and 1000, got 0
                    6 | 5    | 1 | 5    | 6   | maxLength must be between 6 and 1000, got 5
                    1 | 1001 | 1 | 5    | 6   | maxLength must be between 1 and 1000, got 1001
                    1 | 5    | 0 | 5    | 6   | minRepeats must be between 1 and 1000, got 0
                    1 | 5    | 6 | 5    | 6   | maxRepeats must be between 6 and 1000, got 5
                    1 | 500  | 1 | 201  | 6   | maxRepeats must be between 1 and 200, got 201
                    1 | 5    | 1 | 5    | 257 | bits must be between 1 and 256, got 257
                    """)
    void aSettingOutOfRangeIsNamed(
            int shortest, int longest, int seldomest, int oftenest, int bits, String message) {
        assertThatThrownBy(() -> new RepeatCopyConfig(shortest, longest, seldomest, oftenest, bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static RandomGenerator random() {
        return SeededRandom.of(1, SeededRandom.Purpose.EVALUATION);
    }
}
