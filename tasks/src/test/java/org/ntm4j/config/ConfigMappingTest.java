package org.ntm4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigMappingTest {
    private final ConfigMapping below = YamlText.read("a: 1\nb: {c: 2, d: 3}\n", "below");

    @Test
    void whatIsAboveCoversWhatIsBelow() {
        ConfigMapping above = YamlText.read("b: {d: 4, e: 5}\nf: 6\n", "above");
        assertThat(YamlText.write(below.overlaidBy(above)))
                .isEqualTo("a: 1\nb:\n  c: 2\n  d: 4\n  e: 5\nf: 6\n");
        assertThat(below.overlaidBy(above).mapping("b").locationOf("d")).hasToString("above:1:8");
        assertThat(below.overlaidBy(above).mapping("b").locationOf("c")).hasToString("below:2:8");
    }

    @Test
    void aValueCanTakeThePlaceOfAMapping() {
        ConfigMapping above = YamlText.read("b: 7\n", "above");
        assertThat(below.overlaidBy(above).scalar("b").text()).isEqualTo("7");
        assertThatThrownBy(() -> below.overlaidBy(above).mapping("b"))
                .hasMessage("above:1:4: b must have settings of its own, got one value");
    }

    @Test
    void unknownKeysAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> below.mapping("b").allowOnly(List.of("c", "depth", "dd")))
                .hasMessage(
                        "below:2:11: unknown setting b.d; did you mean b.c? Known: b.c, b.depth, b.dd");
    }
}
