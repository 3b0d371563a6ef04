package org.ntm4j.task.recall;

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

class RecallTaskTest {
    private static final RecallConfig PAPER = new RecallConfig(2, 6, 3, 6);

    /** The generator draws 00, 00 again, and 11 when only that is left to differ. */
    @Test
    void anEpisodeIsEncodedAsDocumented() {
        EpisodeBatch episode =
                new RecallConfig(2, 2, 1, 2).create().sample(new Bits(0, 0, 0, 0, 1, 1), 1);
        assertThat(Episodes.rows(episode.inputs(), 4))
                .containsExactly("0010", "0000", "0010", "1100", "0001", "0000", "0001", "0000");
        assertThat(Episodes.rows(episode.targets(), 2))
                .containsExactly("00", "00", "00", "00", "00", "00", "00", "11");
        assertThat(Episodes.rows(episode.mask(), 8)).containsExactly("00000001");
    }

    /** Gives these bits, and the lowest number wherever a number is asked for. */
    private static final class Bits implements RandomGenerator {
        private final int[] bits;
        private int next;

        private Bits(int... bits) {
            this.bits = bits;
        }

        @Override
        public boolean nextBoolean() {
            return bits[next++] == 1;
        }

        @Override
        public long nextLong() {
            return 0;
        }
    }

    @Test
    void thePapersTaskHasEightInputsAndSixOutputs() {
        Task task = PAPER.create();
        assertThat(task.id()).isEqualTo("associative-recall");
        assertThat(task.inputWidth()).isEqualTo(8);
        assertThat(task.outputWidth()).isEqualTo(6);
        assertThat(task.baseline()).isEmpty();
    }

    @Test
    void sayingOneHalfCosts18Bits() {
        double[] bits = RealLoss.bitsOfSayingOneHalf(PAPER.create().sample(random(), 20));
        assertThat(bits).hasSize(20);
        for (double cost : bits) {
            assertThat(cost).isCloseTo(18, within(1e-5));
        }
    }

    @Test
    void generalisationGoesTo20Items() {
        Task task = PAPER.create();
        assertThat(task.generalizations())
                .extracting(Generalization::name)
                .containsExactly(
                        "6 items", "8 items", "10 items", "12 items", "15 items", "20 items");
        assertThat(task.generalizations())
                .extracting(kind -> kind.source().sample(random(), 2).steps())
                .containsExactly(32, 40, 48, 56, 68, 88);
    }

    @Test
    void kindsThatWouldNeedMoreItemsThanThereAreAreLeftOut() {
        assertThat(new RecallConfig(2, 6, 1, 3).create().generalizations())
                .extracting(Generalization::name)
                .containsExactly("6 items", "8 items");
    }

    @Test
    void theOracleSolvesEveryKind() {
        for (Generalization kind : PAPER.create().generalizations()) {
            RealLoss.assertSolved(kind.source().sample(random(), 5), new RecallOracle(PAPER));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 | 6    | 3   | 6   | minItems must be between 2 and 1000, got 1
                    4 | 3    | 3   | 6   | maxItems must be between 4 and 1000, got 3
                    2 | 9    | 1   | 3   | maxItems must be between 2 and 8, got 9
                    2 | 1001 | 3   | 60  | maxItems must be between 2 and 1000, got 1001
                    2 | 6    | 101 | 6   | itemLength must be between 1 and 100, got 101
                    2 | 6    | 3   | 0   | bits must be between 1 and 256, got 0
                    """)
    void aSettingOutOfRangeIsNamed(int fewest, int most, int length, int bits, String message) {
        assertThatThrownBy(() -> new RecallConfig(fewest, most, length, bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static RandomGenerator random() {
        return SeededRandom.of(1, SeededRandom.Purpose.EVALUATION);
    }
}
