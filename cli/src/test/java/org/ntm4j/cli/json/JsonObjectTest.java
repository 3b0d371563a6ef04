package org.ntm4j.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    private static final String TEXT =
            """
            {"name": "length 10", "whole": 12, "part": 0.5, "none": null, "huge": 1e400,
             "beyond": 9223372036854775808, "yes": true,
             "numbers": [1, 2, "three", 4], "rows": [{"a": 1}, [], {"a": 2}], "row": {"a": 3}}
            """;

    @Test
    void whatIsThereIsRead() throws IOException {
        JsonObject json = JsonObject.parse(TEXT);
        assertThat(json.text("name")).contains("length 10");
        assertThat(json.wholeNumber("whole")).hasValue(12);
        assertThat(json.number("whole")).isEqualTo(12);
        assertThat(json.number("part")).isEqualTo(0.5);
        assertThat(json.number("huge")).isInfinite();
        assertThat(json.number("beyond")).isEqualTo(0x1p63);
        assertThat(json.fields()).containsEntry("yes", true);
        assertThat(json.wholeNumbers("numbers")).containsExactly(1L, 2L, 4L);
        assertThat(json.object("row").map(row -> row.number("a"))).contains(3.0);
        assertThat(json.objects("rows"))
                .extracting(row -> row.wholeNumber("a").orElse(0))
                .containsExactly(1L, 2L);
    }

    @Test
    void whatIsMissingOrOfAnotherTypeIsNothing() throws IOException {
        JsonObject json = JsonObject.parse(TEXT);
        assertThat(json.fields()).doesNotContainKey("none");
        assertThat(json.number("none")).isNaN();
        assertThat(json.number("name")).isNaN();
        assertThat(json.wholeNumber("part")).isEmpty();
        assertThat(json.wholeNumber("beyond")).isEmpty();
        assertThat(json.text("whole")).isEmpty();
        assertThat(json.object("rows")).isEmpty();
        assertThat(json.objects("name")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{\"a\": 1", "{\"a\": [1", "{} {}", "{\"a\" 1}"})
    void whatIsNoObjectIsRefused(String text) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> JsonObject.parse(text));
    }
}
