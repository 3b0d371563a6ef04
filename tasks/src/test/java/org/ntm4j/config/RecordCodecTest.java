package org.ntm4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.error.NtmException;

class RecordCodecTest {
    /** Public, as settings are. */
    public enum Colour {
        DARK_RED,
        BLUE
    }

    /** Public, as settings are. */
    public record Sample(
            int count, long big, double rate, boolean on, Colour colour, OptionalDouble target) {
        public Sample {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, got " + count);
            }
            if (rate == 13) {
                throw new IllegalArgumentException("bad luck");
            }
        }
    }

    private static final RecordCodec<Sample> CODEC = new RecordCodec<>(Sample.class, Map.of());
    private static final String COMPLETE =
            "count: 3\nbig: -9\nrate: 1.0e-4\non: true\ncolour: dark-red\ntarget: null\n";

    @Test
    void componentsAreReadByName() {
        assertThat(read(COMPLETE))
                .isEqualTo(new Sample(3, -9, 1e-4, true, Colour.DARK_RED, OptionalDouble.empty()));
    }

    @Property(seed = "1")
    void whatIsWrittenIsReadAgain(
            @ForAll long big,
            @ForAll double rate,
            @ForAll boolean on,
            @ForAll Colour colour,
            @ForAll double target) {
        Sample sample = new Sample(1, big, rate, on, colour, OptionalDouble.of(target));
        if (rate != 13) {
            assertThat(read(YamlText.write(CODEC.write(sample, "", Location.of("x")))))
                    .isEqualTo(sample);
        }
    }

    /** Public, as settings are. */
    public record Texts(String path, Optional<String> other) {}

    @Property(seed = "1")
    void textsAreReadAsTheyWereWritten(
            @ForAll @NotBlank @StringLength(max = 40) String path,
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 20) String other) {
        RecordCodec<Texts> codec = new RecordCodec<>(Texts.class, Map.of());
        Texts texts = new Texts(path, Optional.of("x" + other));
        String text = YamlText.write(codec.write(texts, "", Location.of("x")));
        assertThat(codec.read(at("s", text))).isEqualTo(texts);
        assertThat(text.lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    data/train.jsonl | data/train.jsonl
                    a b              | "a b"
                    C:\\x             | "C:\\\\x"
                    ~/x              | "~/x"
                    """)
    void textsThatYamlWouldTakeForSomethingElseAreQuoted(String path, String written) {
        RecordCodec<Texts> codec = new RecordCodec<>(Texts.class, Map.of());
        Texts texts = new Texts(path, Optional.empty());
        assertThat(YamlText.write(codec.write(texts, "", Location.of("x"))))
                .isEqualTo("path: " + written + "\nother: null\n");
        assertThat(codec.read(at("s", "path: ''\nother: ~\n")))
                .isEqualTo(new Texts("", Optional.empty()));
    }

    @Test
    void numbersAreWrittenWithASignedExponent() {
        assertThat(ScalarCodec.format(1e-4)).isEqualTo("1.0e-4");
        assertThat(ScalarCodec.format(1e10)).isEqualTo("1.0e+10");
        assertThat(ScalarCodec.format(0.5)).isEqualTo("0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    count: 3       | count: x      | NTM-C005 | f:1:8: s.count must be a whole number, got x
                    count: 3       | count: 1e3    | NTM-C005 | f:1:8: s.count must be a whole number, got 1e3
                    count: 3       | count: {a: 1} | NTM-C005 | f:1:8: s.count must be one value, got settings of its own
                    count: 3       | count: 0      | NTM-C005 | f:1:8: s.count must be at least 1, got 0
                    count: 3       | count: 4294967297 | NTM-C005 | f:1:8: s.count must be a whole number between -2147483648 and 2147483647, got 4294967297
                    big: -9        | big: 99999999999999999999 | NTM-C005 | f:2:6: s.big must be a whole number between -9223372036854775808 and 9223372036854775807, got 99999999999999999999
                    rate: 1.0e-4   | rate: NaN     | NTM-C005 | f:3:7: s.rate must be a number, got NaN
                    rate: 1.0e-4   | rate: .inf    | NTM-C005 | f:3:7: s.rate must be a number, got .inf
                    rate: 1.0e-4   | rate: 1.0f    | NTM-C005 | f:3:7: s.rate must be a number, got 1.0f
                    rate: 1.0e-4   | rate: 0x1p3   | NTM-C005 | f:3:7: s.rate must be a number, got 0x1p3
                    on: true       | on: yes       | NTM-C005 | f:4:5: s.on must be true or false, got yes
                    colour: dark-red | colour: bleu | NTM-C006 | f:5:9: unknown s.colour bleu; did you mean blue? Known: dark-red, blue
                    target: null   | target: none  | NTM-C005 | f:6:9: s.target must be a number or null, got none
                    rate: 1.0e-4   | rate: 13      | NTM-C005 | f:1:1: s.bad luck
                    on: true       | 'off: true'   | NTM-C004 | f:1:1: the setting s.on is missing
                    """)
    void whatIsWrongIsNamedWithItsPlace(String good, String bad, String code, String message) {
        NtmException e =
                catchThrowableOfType(NtmException.class, () -> read(COMPLETE.replace(good, bad)));
        assertThat(e).hasMessage(message);
        assertThat(e.code()).isEqualTo(code);
    }

    @Test
    void fixedComponentsAreNoSettings() {
        RecordCodec<Sample> codec = new RecordCodec<>(Sample.class, Map.of("colour", Colour.BLUE));
        assertThat(codec.keys()).containsExactly("count", "big", "rate", "on", "target");
        assertThat(codec.read(at("s", COMPLETE)).colour()).isEqualTo(Colour.BLUE);
        assertThat(codec.fits(read(COMPLETE))).isFalse();
        assertThat(codec.fits(codec.read(at("s", COMPLETE)))).isTrue();
    }

    private static Sample read(String text) {
        return CODEC.read(at("s", text));
    }

    private static ConfigMapping at(String path, String text) {
        ConfigMapping top = YamlText.read(text, "f");
        return new ConfigMapping(path, top.location(), top.entries());
    }
}
