package org.ntm4j.report.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTimesTest {
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private long now;

    /** Trains at a steady speed, and draws whenever a picture is due; the episodes at which it was. */
    private List<Long> drawn(long from, long to, long nanosAnEpisode, long nanosAPicture) {
        PictureTimes times = new PictureTimes(() -> now, from);
        List<Long> drawn = new ArrayList<>();
        for (long episodes = from + 500; episodes <= to; episodes += 500) {
            now += 500 * nanosAnEpisode;
            long at = episodes;
            if (times.isDue(at)) {
                times.draw(
                        at,
                        () -> {
                            now += nanosAPicture;
                            drawn.add(at);
                        });
            }
        }
        return drawn;
    }

    @Test
    void pictureFollowsPictureWhenTheEpisodesHaveDoubled() {
        assertThat(drawn(0, 20_000, 100 * MILLI, MILLI))
                .containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L);
    }

    @Test
    void aRunThatGoesOnHasThoseThatComeAfter() {
        assertThat(drawn(5_000, 20_000, 100 * MILLI, MILLI)).containsExactly(8_000L, 16_000L);
        assertThat(drawn(8_000, 15_999, 100 * MILLI, MILLI)).isEmpty();
    }

    @Test
    void allOfThemTakeLessThanOneInAHundredOfTheTime() {
        for (long perPicture : new long[] {MILLI, 10 * MILLI, 100 * MILLI, 1_000 * MILLI}) {
            now = 0;
            List<Long> drawn = drawn(0, 500_000, MILLI / 4, perPicture);
            assertThat(drawn).isNotEmpty().hasSizeLessThan(10);
            double share = (double) drawn.size() * perPicture / now;
            assertThat(share).as("%d ns a picture", perPicture).isLessThan(0.01);
        }
    }

    @Test
    void aShortRunHasNone() {
        assertThat(drawn(0, 80_000, MILLI, MILLI)).isEmpty();
    }
}
