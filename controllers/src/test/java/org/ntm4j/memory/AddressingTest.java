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
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.tensor.AddressingPlanes;

/** Where the heads point (paper, section 3.3, equations 5 to 9). */
class AddressingTest {
    private static final double ROUNDING = 1e-12;
    private static final double[] SPREAD = {0.1, 0.2, 0.4, 0.25, 0.05};

    private static double[][] randomRows(int locations, int width, long seed) {
        RandomGenerator random = SeededRandom.of(seed, SeededRandom.Purpose.DATA);
        double[][] rows = new double[locations][width];
        for (double[] row : rows) {
            Arrays.setAll(row, m -> 1.8 * random.nextDouble() - 0.9);
        }
        return rows;
    }

    private static double[] randomWeighting(int locations, long seed) {
        RandomGenerator random = SeededRandom.of(seed, SeededRandom.Purpose.EVALUATION);
        double[] weighting = new double[locations];
        Arrays.setAll(weighting, i -> random.nextDouble());
        double sum = Arrays.stream(weighting).sum();
        Arrays.setAll(weighting, i -> weighting[i] / sum);
        return weighting;
    }

    private static double[] rotated(double[] weighting, int by) {
        double[] result = new double[weighting.length];
        for (int i = 0; i < result.length; i++) {
            result[Math.floorMod(i + by, result.length)] = weighting[i];
        }
        return result;
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).containsExactly(expected, within(ROUNDING));
    }

    @Property(seed = "1", tries = 50)
    void contentAddressingFindsTheRowThatIsTheKey(
            @ForAll @IntRange(max = 15) int row, @ForAll @IntRange(max = 1000) int seed) {
        double[][] rows = randomRows(16, 8, seed);
        try (MemoryLab lab = MemoryLab.simple(rows, MemoryLab.oneHot(16, 3))) {
            lab.step(lab.heads().find(0, rows[row]));
            assertClose(lab.readWeighting(0), MemoryLab.oneHot(16, row));
            assertClose(lab.readVector(0), rows[row]);
        }
    }

    @Property(seed = "2", tries = 20)
    void aKeyThatIsOnlySimilarCompletesToTheRow(@ForAll @IntRange(max = 15) int row) {
        double[][] rows = randomRows(16, 8, 77);
        double[] corrupted = rows[row].clone();
        corrupted[0] = 0;
        try (MemoryLab lab = MemoryLab.simple(rows, MemoryLab.oneHot(16, 3))) {
            lab.step(lab.heads().find(0, corrupted));
            assertClose(lab.readVector(0), rows[row]);
        }
    }

    /** Equation 6 does not see how long key and row are, but for the smoothing of the norms. */
    @Test
    void similarityIsTheCosineOfTheAngle() {
        double[][] rows = {{0.6, 0}, {0, 0.3}, {-0.4, 0}, {0.5, 0.5}};
        try (MemoryLab lab = MemoryLab.simple(rows, MemoryLab.oneHot(4, 0))) {
            lab.step(lab.heads().key(0, 0.9, 0).strength(0, 2).gate(0, 1));
            assertThat(lab.readPlane(0, AddressingPlanes.SIMILARITY))
                    .containsExactly(new double[] {1, 0, -1, Math.sqrt(0.5)}, within(1e-3));
            double[] content = lab.readPlane(0, AddressingPlanes.CONTENT);
            assertThat(Math.log(content[0] / content[2])).isCloseTo(2 * 2, within(5e-3));
        }
    }

    @Test
    void theKeyStrengthSharpensTheContentWeighting() {
        double[][] rows = randomRows(8, 4, 5);
        double before = 0;
        for (double strength : new double[] {0.1, 1, 5, 50}) {
            try (MemoryLab lab = MemoryLab.simple(rows, MemoryLab.oneHot(8, 0))) {
                lab.step(lab.heads().key(0, rows[6]).strength(0, strength).gate(0, 1));
                double[] content = lab.readPlane(0, AddressingPlanes.CONTENT);
                assertThat(content[6]).isGreaterThan(before);
                before = content[6];
            }
        }
    }

    @Property(seed = "3", tries = 30)
    void gateZeroKeepsThePreviousWeighting(@ForAll @IntRange(max = 1000) int seed) {
        double[] weighting = randomWeighting(9, seed);
        double[][] rows = randomRows(9, 4, seed);
        try (MemoryLab lab = MemoryLab.simple(rows, weighting)) {
            lab.step(lab.heads().key(0, rows[2]).strength(0, 40));
            assertClose(lab.readWeighting(0), weighting);
            lab.step(lab.heads());
            assertClose(lab.readWeighting(0), weighting);
        }
    }

    /** Equation 7. */
    @Property(seed = "4", tries = 30)
    void theGateMixesContentAndPreviousWeighting(
            @ForAll @IntRange(min = 1, max = 9) int tenths,
            @ForAll @IntRange(max = 1000) int seed) {
        double gate = tenths / 10.0;
        double[] weighting = randomWeighting(9, seed);
        double[][] rows = randomRows(9, 4, seed);
        try (MemoryLab lab = MemoryLab.simple(rows, weighting)) {
            lab.step(lab.heads().key(0, rows[2]).strength(0, 3).gate(0, gate));
            double[] content = lab.readPlane(0, AddressingPlanes.CONTENT);
            double[] expected = new double[9];
            Arrays.setAll(expected, i -> gate * content[i] + (1 - gate) * weighting[i]);
            assertClose(lab.readPlane(0, AddressingPlanes.INTERPOLATED), expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2})
    void aShiftRotatesTheWeightingCircularly(int offset) {
        double[][] rows = randomRows(5, 2, 1);
        double[][] weightings = {SPREAD};
        try (MemoryLab lab =
                new MemoryLab(5, AccessOrder.WRITE_THEN_READ, rows, weightings, weightings)) {
            for (int step = 1; step <= 7; step++) {
                lab.step(lab.heads().shift(0, offset).shift(1, offset));
                assertClose(lab.readWeighting(0), rotated(SPREAD, step * offset));
                assertClose(lab.writeWeighting(0), rotated(SPREAD, step * offset));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aShiftWiderThanTheMemoryGoesRoundMoreThanOnce(int locations) {
        double[][] rows = randomRows(locations, 2, 1);
        double[][] weightings = {MemoryLab.oneHot(locations, 0)};
        try (MemoryLab lab =
                new MemoryLab(9, AccessOrder.WRITE_THEN_READ, rows, weightings, weightings)) {
            lab.step(lab.heads().shift(0, 4));
            assertClose(lab.readWeighting(0), MemoryLab.oneHot(locations, 4 % locations));
        }
    }

    /** The paper's example: 0.1, 0.8 and 0.1 over −1, 0 and 1 blur a point over three locations. */
    @Test
    void aShiftWeightingThatIsNotSharpBlursThePoint() {
        double[][] rows = randomRows(5, 2, 1);
        try (MemoryLab lab = MemoryLab.simple(rows, MemoryLab.oneHot(5, 0))) {
            lab.step(lab.heads().shifts(0, 0.1, 0.8, 0.1));
            assertClose(lab.readWeighting(0), new double[] {0.8, 0.1, 0, 0, 0.1});
        }
    }

    @Test
    void sharpeningUndoesTheBlur() {
        double[][] rows = randomRows(5, 2, 1);
        double before = 0.4;
        for (double gamma : new double[] {1.5, 3, 10, 100}) {
            try (MemoryLab lab = MemoryLab.simple(rows, SPREAD)) {
                lab.step(lab.heads().sharpening(0, gamma));
                double[] expected = new double[5];
                double sum = Arrays.stream(SPREAD).map(w -> Math.pow(w, gamma)).sum();
                Arrays.setAll(expected, i -> Math.pow(SPREAD[i], gamma) / sum);
                assertClose(lab.readWeighting(0), expected);
                assertThat(lab.readWeighting(0)[2]).isGreaterThan(before);
                before = lab.readWeighting(0)[2];
            }
        }
        assertThat(before).isCloseTo(1, within(ROUNDING));
    }

    @Property(seed = "5", tries = 50)
    void everyWeightingSumsToOneAndIsNowhereNegative(
            @ForAll @IntRange(min = 1, max = 12) int locations,
            @ForAll @IntRange(max = 1000) int seed) {
        RandomGenerator random = SeededRandom.of(seed, SeededRandom.Purpose.INITIALIZATION);
        double[][] rows = randomRows(locations, 3, seed);
        try (MemoryLab lab = MemoryLab.simple(rows, randomWeighting(locations, seed))) {
            for (int step = 0; step < 4; step++) {
                double left = random.nextDouble() / 2;
                double right = random.nextDouble() / 2;
                lab.step(
                        lab.heads()
                                .key(0, randomRows(1, 3, seed + step)[0])
                                .strength(0, 10 * random.nextDouble() + 0.01)
                                .gate(0, random.nextDouble())
                                .shifts(0, left, 1 - left - right, right)
                                .sharpening(0, 1.01 + 20 * random.nextDouble()));
                assertDistribution(lab.readPlane(0, AddressingPlanes.CONTENT));
                assertDistribution(lab.readPlane(0, AddressingPlanes.INTERPOLATED));
                assertDistribution(lab.readPlane(0, AddressingPlanes.SHIFTED));
                assertDistribution(lab.readWeighting(0));
                assertDistribution(lab.writeWeighting(0));
            }
        }
    }

    private static void assertDistribution(double[] weighting) {
        assertThat(Arrays.stream(weighting).sum()).isCloseTo(1, within(ROUNDING));
        for (double weight : weighting) {
            assertThat(weight).isBetween(0.0, 1 + ROUNDING);
        }
    }

    @Test
    void anEmptyMemoryAndAnEmptyKeyGiveNoNan() {
        try (MemoryLab lab = MemoryLab.simple(new double[6][3], MemoryLab.oneHot(6, 0))) {
            lab.step(lab.heads().key(0, 0, 0, 0).strength(0, 100).gate(0, 1).sharpening(0, 50));
            double[] uniform = new double[6];
            Arrays.fill(uniform, 1.0 / 6);
            assertClose(lab.readWeighting(0), uniform);
        }
    }

    @Test
    void everyHeadGoesWhereItIsTold() {
        double[][] rows = randomRows(7, 4, 9);
        double[][] reads = {MemoryLab.oneHot(7, 0), MemoryLab.oneHot(7, 1)};
        double[][] writes = {
            MemoryLab.oneHot(7, 4), MemoryLab.oneHot(7, 5), MemoryLab.oneHot(7, 6)
        };
        try (MemoryLab lab = new MemoryLab(3, AccessOrder.WRITE_THEN_READ, rows, reads, writes)) {
            lab.step(lab.heads().find(0, rows[3]).shift(1, 1).find(2, rows[2]).shift(4, 1));
            assertClose(lab.readWeighting(0), MemoryLab.oneHot(7, 3));
            assertClose(lab.readWeighting(1), MemoryLab.oneHot(7, 2));
            assertClose(lab.writeWeighting(0), MemoryLab.oneHot(7, 2));
            assertClose(lab.writeWeighting(1), MemoryLab.oneHot(7, 5));
            assertClose(lab.writeWeighting(2), MemoryLab.oneHot(7, 0));
        }
    }
}
