package org.ntm4j.task.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.Task;
import org.ntm4j.episode.Task.Generalization;
import org.ntm4j.task.Episodes;

class CopyTaskTest {
    private static final RandomGenerator ALL_ONES = () -> -1L;

    @Test
    void anEpisodeWithAnEndMarkerIsEncodedAsDocumented() {
        EpisodeBatch episode = new CopyConfig(2, 2, 2, true).create().sample(ALL_ONES, 1);
        assertThat(Episodes.rows(episode.inputs(), 4))
                .containsExactly("0010", "1100", "1100", "0001", "0000", "0000", "0000");
        assertThat(Episodes.rows(episode.targets(), 3))
                .containsExactly("000", "000", "000", "000", "110", "110", "001");
        assertThat(Episodes.rows(episode.mask(), 1))
                .containsExactly("0", "0", "0", "0", "1", "1", "1");
    }

    @Test
    void theEpisodesOfASeedNeverChange() {
        Task task = new CopyConfig(1, 20, 8, true).create();
        EpisodeBatch episodes = task.sample(SeededRandom.of(1, SeededRandom.Purpose.DATA), 5);
        assertThat(episodes.steps()).isEqualTo(41);
        assertThat(Arrays.hashCode(episodes.inputs())).isEqualTo(472843201);
        assertThat(Arrays.hashCode(episodes.targets())).isEqualTo(-1633788257);
        assertThat(Arrays.hashCode(episodes.mask())).isEqualTo(-150445665);
    }

    @Test
    void thePapersTaskHasTenInputsAndNineOutputs() {
        Task task = new CopyConfig(1, 20, 8, false).create();
        assertThat(task.id()).isEqualTo("copy");
        assertThat(task.inputWidth()).isEqualTo(10);
        assertThat(task.outputWidth()).isEqualTo(9);
    }

    @Test
    void generalisationGoesToLength120() {
        Task task = new CopyConfig(1, 20, 8, false).create();
        assertThat(task.generalizations())
                .extracting(Generalization::name)
                .containsExactly("length 10", "length 20", "length 30", "length 50", "length 120");
        assertThat(task.generalizations())
                .extracting(kind -> kind.source().sample(random(), 2).steps())
                .containsExactly(22, 42, 62, 102, 242);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | 5    | 8   | minLength must be between 1 and 50000, got 0
                    1 | 50001 | 8   | maxLength must be between 1 and 50000, got 50001
                    6 | 5    | 8   | maxLength must be between 6 and 50000, got 5
                    1 | 5    | 0   | bits must be between 1 and 256, got 0
                    1 | 5    | 257 | bits must be between 1 and 256, got 257
                    """)
    void aSettingOutOfRangeIsNamed(int shortest, int longest, int bits, String message) {
        assertThatThrownBy(() -> new CopyConfig(shortest, longest, bits, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static RandomGenerator random() {
        return SeededRandom.of(1, SeededRandom.Purpose.EVALUATION);
    }
}
