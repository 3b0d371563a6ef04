package org.ntm4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.episode.Task;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

class EpisodeChoiceTest {
    private static int steps(String task, OptionalInt length) {
        RunConfig config = Presets.get("fast", task, "ntm-ff", 1);
        try (Task sized = EpisodeChoice.sized(config, length).task().create()) {
            return EpisodeChoice.draw(sized, 7).steps();
        }
    }

    @ParameterizedTest
    @CsvSource({"copy, 42", "associative-recall, 32", "n-grams, 199", "priority-sort, 37"})
    void withoutALengthItIsTheLongestTrainedOn(String task, int steps) {
        assertThat(steps(task, OptionalInt.empty())).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({
        "copy, 5, 12",
        "associative-recall, 3, 20",
        "n-grams, 50, 49",
        "priority-sort, 10, 19"
    })
    void aLengthIsOfTheTasksOwnKind(String task, int length, int steps) {
        assertThat(steps(task, OptionalInt.of(length))).isEqualTo(steps);
    }

    @Test
    void aLengthThatTheTaskDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> steps("copy", OptionalInt.of(100_000)))
                .isInstanceOf(NtmException.class)
                .hasMessageStartingWith("--length 100000: ");
        assertThatThrownBy(() -> steps("associative-recall", OptionalInt.of(1)))
                .isInstanceOf(NtmException.class)
                .hasMessageContaining("task.minItems");
    }

    @Test
    void aFileHasNoLengthToChoose() {
        RunConfig config = Presets.get("fast", "file", "ntm-ff", 1);
        assertThatThrownBy(() -> EpisodeChoice.sized(config, OptionalInt.of(3)))
                .isInstanceOf(NtmException.class)
                .hasMessageContaining("leave --length out");
    }
}
