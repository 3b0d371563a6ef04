package org.ntm4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BarLineTest {
    private static final String RESULTS = "82.22 bits, 36.76 wrong";

    private static String render(long start, long current, long total, int columns) {
        Duration elapsed = Duration.ofSeconds(4);
        return BarLine.render(
                new BarLine.State(start, current, total, elapsed, RESULTS, BarLine.Filling.PLAIN),
                columns);
    }

    @Test
    void theBarTakesTheRoomThatIsLeft() {
        assertThat(render(0, 17_500, 50_000, 79))
                .isEqualTo(
                        " 35% [====>       ]  17,500/50,000  4,375/s  0:08 left  82.22 bits,"
                                + " 36.76 wrong")
                .hasSize(79);
    }

    @Test
    void withLittleRoomThereIsNoBar() {
        assertThat(render(0, 17_500, 50_000, 60))
                .isEqualTo(" 35%  17,500/50,000  4,375/s  0:08 left  82.22 bits, 36.76 w");
    }

    @Test
    void atTheEndItSaysHowLongItTook() {
        assertThat(render(0, 50_000, 50_000, 79)).contains("100% [", "===]", "  in 4.0 s  ");
    }

    @Test
    void beforeTheFirstUpdateNothingIsForetold() {
        assertThat(render(0, 0, 50_000, 79))
                .contains("  0/50,000  0.0/s  82.22")
                .doesNotContain("left");
    }

    @Test
    void aResumedRunIsAsFastAsItIsSinceThen() {
        assertThat(render(10_000, 14_000, 50_000, 79))
                .contains("  14,000/50,000  1,000/s  0:36 left");
    }

    @Property
    void noLineIsTooLong(
            @ForAll @LongRange(min = 0, max = 1_000_000) long current,
            @ForAll @LongRange(min = 0, max = 1_000_000) long total,
            @ForAll @IntRange(min = 1, max = 120) int columns) {
        assertThat(render(0, current, total, columns)).hasSizeLessThanOrEqualTo(columns);
    }
}
