package org.ntm4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.00421, 0.0042",
        "0.5, 0.5000",
        "3.517, 3.52",
        "99.99, 99.99",
        "128.14, 128.1",
        "NaN, -",
        "Infinity, -"
    })
    void bitsHaveAFewPlaces(double bits, String text) {
        assertThat(Formats.bits(bits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 100 %", "0.9999, 99.9 %", "0.5, 50.0 %", "0, 0.0 %"})
    void onlyAllIsAHundredPercent(double share, String text) {
        assertThat(Formats.share(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"3.21, 3.2 s", "47.4, 47 s", "125, 2 min 05 s", "3720, 1 h 02 min"})
    void durationsAreAsLongAsTheyNeed(double seconds, String text) {
        assertThat(Formats.duration(Duration.ofNanos((long) (seconds * 1e9)))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0:01", "55, 0:55", "599.5, 10:00", "3730, 1:02:10"})
    void clocksRoundUp(double seconds, String text) {
        assertThat(Formats.clock(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"3.52, 3.5/s", "99.9, 99.9/s", "4375.4, '4,375/s'"})
    void ratesAreWholeWhenTheyAreHigh(double perSecond, String text) {
        assertThat(Formats.rate(perSecond)).isEqualTo(text);
    }

    @Test
    void numbersAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Formats.count(1_352_969)).isEqualTo("1,352,969");
            assertThat(Formats.difference(-36_000)).isEqualTo("-36,000");
            assertThat(Formats.difference(300)).isEqualTo("+300");
            assertThat(Formats.difference(0)).isEqualTo("0");
            assertThat(Formats.bits(3.5)).isEqualTo("3.50");
        } finally {
            Locale.setDefault(before);
        }
    }
}
