package org.ntm4j.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    @ParameterizedTest
    @CsvSource({
        "copy, copy, 0",
        "cpoy, copy, 1",
        "COPY, copy, 0",
        "cop, copy, 1",
        "sort, copy, 3",
        "'', abc, 3"
    })
    void mistakesAreCounted(String a, String b, int mistakes) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(mistakes);
    }

    @Test
    void theClosestNameIsSuggestedIfItIsClose() {
        List<String> names = List.of("learningRate", "momentum", "clip");
        assertThat(Suggestions.closest("learnigRate", names)).contains("learningRate");
        assertThat(Suggestions.closest("rate", names)).isEmpty();
        assertThat(Suggestions.among("clop", names))
                .isEqualTo("; did you mean clip? Known: learningRate, momentum, clip");
        assertThat(Suggestions.among("rate", names))
                .isEqualTo("; known: learningRate, momentum, clip");
    }

    @Property(seed = "1")
    void distanceIsSymmetricAndAtMostTheLongerLength(
            @ForAll @StringLength(max = 12) String a, @ForAll @StringLength(max = 12) String b) {
        assertThat(Suggestions.distance(a, b))
                .isEqualTo(Suggestions.distance(b, a))
                .isBetween(0, 2 * Math.max(a.length(), b.length()));
    }
}
