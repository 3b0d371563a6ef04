package org.ntm4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    @Property
    void everyStepIsInOneSegmentAndNoneIsLongerByMoreThanOne(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int steps,
            @ForAll @IntRange(min = 1, max = 200) int count) {
        Segments segments = Segments.atMost(count, steps);
        assertThat(segments.count()).isEqualTo(Math.min(count, steps));
        assertThat(segments.from(0)).isZero();
        assertThat(segments.to(segments.count() - 1)).isEqualTo(steps);
        int shortest = steps / segments.count();
        for (int i = 0; i < segments.count(); i++) {
            assertThat(segments.to(i) - segments.from(i) - shortest).isBetween(0, 1);
        }
    }

    @Test
    void noStepsAreOneSegment() {
        assertThat(Segments.atMost(5, 0)).isEqualTo(new Segments(0, 1));
        assertThat(Segments.atMost(5, 0).to(0)).isZero();
    }

    @Test
    void noSegmentIsEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Segments(3, 4))
                .withMessage("3 steps can't be cut into 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new Segments(3, 0));
    }
}
