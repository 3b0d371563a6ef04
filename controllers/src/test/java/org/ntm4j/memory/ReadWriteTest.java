package org.ntm4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntm4j.episode.SeededRandom;

/** Reading and writing (paper, sections 3.1 and 3.2, equations 2 to 4). */
class ReadWriteTest {
    private static final double ROUNDING = 1e-12;
    private static final double[][] ROWS = {
        {0.1, 0.2, 0.3}, {-0.4, 0.5, -0.6}, {0.7, -0.8, 0.9}, {0.25, 0.5, 0.75}
    };

    private static MemoryLab lab(AccessOrder order, double[][] reads, double[][] writes) {
        return new MemoryLab(3, order, ROWS, reads, writes);
    }

    private static double[] at(int location) {
        return MemoryLab.oneHot(ROWS.length, location);
    }

    private static double[][] rows(double[]... weightings) {
        return weightings;
    }

    private static void assertClose(double[] actual, double... expected) {
        assertThat(actual).containsExactly(expected, within(ROUNDING));
    }

    @Test
    void aReadVectorIsTheMeanOfTheRowsByTheirWeights() {
        double[] weighting = {0.5, 0.25, 0.25, 0};
        try (MemoryLab lab =
                lab(AccessOrder.WRITE_THEN_READ, rows(weighting, at(3)), rows(at(0)))) {
            lab.step(lab.heads());
            assertClose(
                    lab.readVector(0),
                    0.5 * 0.1 - 0.25 * 0.4 + 0.25 * 0.7,
                    0.5 * 0.2 + 0.25 * 0.5 - 0.25 * 0.8,
                    0.5 * 0.3 - 0.25 * 0.6 + 0.25 * 0.9);
            assertClose(lab.readVector(1), ROWS[3]);
        }
    }

    @Property(seed = "1", tries = 20)
    void eraseAndAddAtOneLocationReplaceItsRowAndNoOther(@ForAll @IntRange(max = 3) int location) {
        double[] replacement = {-0.9, 0.0, 0.45};
        try (MemoryLab lab = lab(AccessOrder.WRITE_THEN_READ, rows(at(0)), rows(at(location)))) {
            lab.step(lab.heads().sharpening(1, 1000).erase(0, 1, 1, 1).add(0, replacement));
            double[][] memory = lab.memory();
            for (int i = 0; i < ROWS.length; i++) {
                if (i == location) {
                    assertClose(memory[i], replacement);
                } else {
                    assertThat(memory[i]).isEqualTo(ROWS[i]);
                }
            }
        }
    }

    @Test
    void nothingErasedAndNothingAddedLeavesTheMemoryAsItIs() {
        try (MemoryLab lab = lab(AccessOrder.WRITE_THEN_READ, rows(at(0)), rows(at(1)))) {
            lab.step(lab.heads());
            assertThat(lab.memory()).isDeepEqualTo(ROWS);
        }
    }

    @Test
    void eraseActsOnTheElementsItNames() {
        try (MemoryLab lab = lab(AccessOrder.WRITE_THEN_READ, rows(at(0)), rows(at(2)))) {
            lab.step(lab.heads().sharpening(1, 1000).erase(0, 1, 0, 0.5));
            assertClose(lab.memory()[2], 0, -0.8, 0.45);
        }
    }

    /** Equations 3 and 4 for two heads: {@code M·(1 − w₁e₁)·(1 − w₂e₂) + w₁a₁ + w₂a₂}. */
    @Property(seed = "2", tries = 30)
    void severalHeadsEraseFirstAndThenAdd(@ForAll @IntRange(max = 1000) int seed) {
        RandomGenerator random = SeededRandom.of(seed, SeededRandom.Purpose.DATA);
        double[] w1 = {0.1, 0.6, 0.2, 0.1};
        double[] w2 = {0.3, 0.3, 0.3, 0.1};
        double[] e1 = random.doubles(3).toArray();
        double[] e2 = random.doubles(3).toArray();
        double[] a1 = random.doubles(3, -0.9, 0.9).toArray();
        double[] a2 = random.doubles(3, -0.9, 0.9).toArray();
        try (MemoryLab lab = lab(AccessOrder.WRITE_THEN_READ, rows(at(0)), rows(w1, w2))) {
            lab.step(lab.heads().erase(0, e1).erase(1, e2).add(0, a1).add(1, a2));
            double[][] memory = lab.memory();
            for (int i = 0; i < ROWS.length; i++) {
                double[] expected = new double[3];
                for (int m = 0; m < 3; m++) {
                    double kept = (1 - w1[i] * e1[m]) * (1 - w2[i] * e2[m]);
                    expected[m] = ROWS[i][m] * kept + w1[i] * a1[m] + w2[i] * a2[m];
                }
                assertClose(memory[i], expected);
            }
        }
    }

    @Test
    void whatOneHeadAddsAnotherDoesNotEraseAtTheSameStep() {
        try (MemoryLab lab = lab(AccessOrder.WRITE_THEN_READ, rows(at(0)), rows(at(1), at(1)))) {
            lab.step(lab.heads().add(0, 0.5, 0.5, 0.5).erase(1, 1, 1, 1).add(1, 0.25, 0, 0));
            assertClose(lab.memory()[1], 0.75, 0.5, 0.5);
        }
    }

    @ParameterizedTest
    @EnumSource(AccessOrder.class)
    void readsSeeTheMemoryAfterOrBeforeTheWriteAsTheOrderSays(AccessOrder order) {
        double[] written = {0.9, 0.8, 0.7};
        try (MemoryLab lab = lab(order, rows(at(1)), rows(at(1)))) {
            lab.step(lab.heads().erase(0, 1, 1, 1).add(0, written));
            assertClose(
                    lab.readVector(0), order == AccessOrder.WRITE_THEN_READ ? written : ROWS[1]);
            assertClose(lab.memory()[1], written);
            lab.step(lab.heads());
            assertClose(lab.readVector(0), written);
        }
    }

    /** A head that reads by content finds what was written at the same step, or only at the next. */
    @ParameterizedTest
    @EnumSource(AccessOrder.class)
    void contentAddressingOfReadsLooksAtTheMemoryThatIsRead(AccessOrder order) {
        double[] written = {-0.9, -0.9, -0.9};
        try (MemoryLab lab = lab(order, rows(at(0)), rows(at(2)))) {
            lab.step(lab.heads().find(0, written).erase(0, 1, 1, 1).add(0, written));
            assertThat(lab.readWeighting(0)[2] > 0.99)
                    .isEqualTo(order == AccessOrder.WRITE_THEN_READ);
            lab.step(lab.heads().find(0, written));
            assertThat(lab.readWeighting(0)[2]).isGreaterThan(0.99);
        }
    }

    /**
     * The algorithm that the paper finds in a trained machine (section 4.1): write the inputs to
     * successive locations; go back to the first by content; read from successive locations.
     */
    @Test
    void aSequenceIsCopiedByTheAlgorithmOfThePaper() {
        double[] start = {0.9, -0.9, 0.9};
        double[][] sequence = {{0.1, 0.9, -0.3}, {-0.5, 0.2, 0.6}, {0.8, 0.8, 0.1}};
        double[][] empty = new double[10][3];
        double[][] somewhere = {MemoryLab.oneHot(10, 7)};
        try (MemoryLab lab =
                new MemoryLab(3, AccessOrder.WRITE_THEN_READ, empty, somewhere, somewhere)) {
            lab.step(sharp(lab).erase(0, 1, 1, 1).add(0, start));
            for (double[] vector : sequence) {
                lab.step(sharp(lab).shift(1, 1).erase(0, 1, 1, 1).add(0, vector));
            }
            lab.step(sharp(lab).find(0, start));
            for (double[] vector : sequence) {
                lab.step(sharp(lab).shift(0, 1));
                assertClose(lab.readVector(0), vector);
            }
            assertThat(
                            Arrays.stream(lab.memory())
                                    .filter(row -> !Arrays.equals(row, new double[3])))
                    .hasSize(4);
        }
    }

    /** Heads that keep a point a point. */
    private static HeadSettings sharp(MemoryLab lab) {
        return lab.heads().sharpening(0, 100).sharpening(1, 100);
    }
}
