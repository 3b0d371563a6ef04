package org.ntm4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadLayoutTest {
    /** Every number of a row belongs to one parameter of one head, and to no other. */
    @Property(seed = "1", tries = 300)
    void theRegionsFillARowWithoutOverlap(
            @ForAll @IntRange(min = 1, max = 5) int reads,
            @ForAll @IntRange(min = 1, max = 5) int writes,
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(max = 3) int reach) {
        HeadLayout layout = new HeadLayout(reads, writes, width, 2 * reach + 1);
        int[] uses = new int[layout.width()];
        for (int head = 0; head < layout.heads(); head++) {
            count(uses, layout.key(head), width);
            count(uses, layout.interpolationGate(head), 1);
            count(uses, layout.keyStrength(head), 1);
            count(uses, layout.sharpening(head), 1);
            count(uses, layout.shiftWeighting(head), layout.shifts());
        }
        for (int head = 0; head < writes; head++) {
            count(uses, layout.addVector(head), width);
            count(uses, layout.eraseVector(head), width);
        }
        assertThat(uses).containsOnly(1);
    }

    private static void count(int[] uses, int start, int length) {
        for (int i = start; i < start + length; i++) {
            uses[i]++;
        }
    }

    /** Of M = 20 and 3 shifts, one head each: 2·20 keys, 20 add, 20 erase, 2·(3 + 3) the rest. */
    @Test
    void theWidthOfThePapersHeadsIsNinetyTwo() {
        HeadLayout layout = new HeadLayout(1, 1, 20, 3);
        assertThat(layout.width()).isEqualTo(92);
        assertThat(layout.addVector(0)).isEqualTo(40);
        assertThat(layout.eraseVector(0)).isEqualTo(60);
        assertThat(layout.interpolationGate(0)).isEqualTo(80);
        assertThat(layout.keyStrength(0)).isEqualTo(82);
        assertThat(layout.sharpening(0)).isEqualTo(84);
        assertThat(layout.shiftWeighting(0)).isEqualTo(86);
    }

    @Test
    void readHeadsComeBeforeWriteHeads() {
        HeadLayout layout = new HeadLayout(2, 3, 4, 3);
        assertThat(layout.heads()).isEqualTo(5);
        assertThat(layout.first(HeadGroup.READ)).isZero();
        assertThat(layout.count(HeadGroup.READ)).isEqualTo(2);
        assertThat(layout.first(HeadGroup.WRITE)).isEqualTo(2);
        assertThat(layout.count(HeadGroup.WRITE)).isEqualTo(3);
    }

    @Test
    void shiftsLieAroundZero() {
        HeadLayout layout = new HeadLayout(1, 1, 1, 5);
        assertThat(new int[] {layout.shiftOffset(0), layout.shiftOffset(2), layout.shiftOffset(4)})
                .containsExactly(-2, 0, 2);
        assertThat(new HeadLayout(1, 1, 1, 1).shiftOffset(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 3", "1, 0, 1, 3", "1, 1, 0, 3", "1, 1, 1, 0", "1, 1, 1, 2"})
    void impossibleLayoutsAreRefused(int reads, int writes, int width, int shifts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeadLayout(reads, writes, width, shifts))
                .withMessage(
                        "at least one read head, one write head, width 1 and an odd number of"
                                + " shifts; got %d, %d, %d, %d",
                        reads, writes, width, shifts);
    }
}
