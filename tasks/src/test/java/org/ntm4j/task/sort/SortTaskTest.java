package org.ntm4j.task.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.List;
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

class SortTaskTest {
    private static final SortConfig PAPER = new SortConfig(20, 16, 8);
    private static final int LOWEST = 0;
    private static final int MIDDLE = 1 << 23;
    private static final int HIGHEST = 1 << 24;

    /** Vectors that count up in bits, and priorities as given. */
    private static EpisodeBatch scripted(SortConfig config, Integer... priorities) {
        Iterator<Integer> next = List.of(priorities).iterator();
        RandomGenerator script =
                new RandomGenerator() {
                    private int drawn;

                    @Override
                    public boolean nextBoolean() {
                        int vector = drawn / config.bits() + 1;
                        int bit = config.bits() - 1 - drawn % config.bits();
                        drawn++;
                        return (vector >> bit & 1) == 1;
                    }

                    @Override
                    public int nextInt(int bound) {
                        assertThat(bound).isEqualTo(HIGHEST + 1);
                        return next.next();
                    }

                    @Override
                    public long nextLong() {
                        throw new AssertionError("only bits and priorities are drawn");
                    }
                };
        return config.create().sample(script, 1);
    }

    @Test
    void anEpisodeIsEncodedAsDocumented() {
        EpisodeBatch episode = scripted(new SortConfig(3, 2, 2), MIDDLE, LOWEST, HIGHEST);
        assertThat(episode.inputs())
                .containsExactly(
                        0, 1, 0, 0, //
                        1, 0, -1, 0, //
                        1, 1, 1, 0, //
                        0, 0, 0, 1, //
                        0, 0, 0, 0, //
                        0, 0, 0, 0);
        assertThat(Episodes.rows(episode.targets(), 2))
                .containsExactly("00", "00", "00", "00", "11", "01");
        assertThat(Episodes.rows(episode.mask(), 6)).containsExactly("000011");
    }

    @Test
    void ofEqualPrioritiesTheFirstIsSaidFirst() {
        EpisodeBatch episode =
                scripted(new SortConfig(5, 5, 3), MIDDLE, HIGHEST, MIDDLE, HIGHEST, MIDDLE);
        assertThat(Episodes.rows(episode.targets(), 3).subList(6, 11))
                .containsExactly("010", "100", "001", "011", "101");
    }

    @Test
    void thePapersTaskHasTenInputsAndEightOutputs() {
        Task task = PAPER.create();
        assertThat(task.id()).isEqualTo("priority-sort");
        assertThat(task.inputWidth()).isEqualTo(10);
        assertThat(task.outputWidth()).isEqualTo(8);
        assertThat(task.baseline()).isEmpty();
    }

    @Test
    void sayingOneHalfCosts128Bits() {
        double[] bits = RealLoss.bitsOfSayingOneHalf(PAPER.create().sample(random(), 20));
        assertThat(bits).hasSize(20);
        for (double cost : bits) {
            assertThat(cost).isCloseTo(128, within(1e-4));
        }
    }

    @Test
    void generalisationKeepsTheShareThatIsWanted() {
        Task task = PAPER.create();
        assertThat(task.generalizations())
                .extracting(Generalization::name)
                .containsExactly("8 of 10", "12 of 15", "16 of 20", "20 of 25", "24 of 30");
        assertThat(task.generalizations())
                .extracting(kind -> kind.source().sample(random(), 2).steps())
                .containsExactly(19, 28, 37, 46, 55);
        assertThat(new SortConfig(100, 1, 8).create().generalizations())
                .extracting(Generalization::name)
                .startsWith("1 of 10");
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "1, 12", "2, 16", "3, 20", "4, 24"})
    void theOracleSolvesEveryKind(int kind, int answers) {
        EpisodeBatch episodes =
                PAPER.create().generalizations().get(kind).source().sample(random(), 5);
        RealLoss.assertSolved(episodes, new SortOracle(new SortConfig(answers, answers, 8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0    | 1  | 8   | items must be between 1 and 1000, got 0
                    1001 | 1  | 8   | items must be between 1 and 1000, got 1001
                    20   | 21 | 8   | answers must be between 1 and 20, got 21
                    20   | 0  | 8   | answers must be between 1 and 20, got 0
                    20   | 16 | 257 | bits must be between 1 and 256, got 257
                    """)
    void aSettingOutOfRangeIsNamed(int items, int answers, int bits, String message) {
        assertThatThrownBy(() -> new SortConfig(items, answers, bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static RandomGenerator random() {
        return SeededRandom.of(1, SeededRandom.Purpose.EVALUATION);
    }
}
