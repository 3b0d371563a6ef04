package org.ntm4j.backend.reference;

import static org.ntm4j.tensor.AddressingPlanes.CONTENT;
import static org.ntm4j.tensor.AddressingPlanes.COUNT;
import static org.ntm4j.tensor.AddressingPlanes.INTERPOLATED;
import static org.ntm4j.tensor.AddressingPlanes.LOG_SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SHIFTED;
import static org.ntm4j.tensor.AddressingPlanes.SIMILARITY;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** Equations 5 to 9, written once more on arrays, and their slopes. */
class ReferenceAddressingTest {
    private static final int BATCH = 2;
    private static final int WIDTH = 2;
    private static final int LOCATIONS = 4;
    private static final int SHIFTS = 3;
    private static final HeadLayout LAYOUT = new HeadLayout(2, 2, WIDTH, SHIFTS);
    private static final Shape WEIGHTINGS = Shape.of(BATCH, 2, LOCATIONS);

    private final SplittableRandom random = new SplittableRandom(13);
    private final Numbers memory =
            Numbers.uniform(random, -1, 1, Shape.of(BATCH, WIDTH, LOCATIONS));
    private final Numbers heads =
            Numbers.uniform(random, 0.2, 1.8, Shape.of(BATCH, LAYOUT.width()));
    private final Numbers previous = Numbers.uniform(random, 0.1, 0.6, WEIGHTINGS);
    private final Numbers weighting = Numbers.stale(WEIGHTINGS);
    private final Numbers planes = Numbers.stale(Shape.of(BATCH, 2, COUNT, LOCATIONS));

    private ReferenceAddressing addressing(HeadGroup group) {
        Numbers norms = Numbers.stale(Shape.of(BATCH, LOCATIONS));
        ReferenceMemory.rowNorms(memory.tensor(), norms.tensor());
        return new ReferenceAddressing(
                LAYOUT,
                group,
                memory.tensor(),
                norms.tensor(),
                heads.tensor(),
                previous.tensor(),
                weighting.tensor(),
                planes.tensor());
    }

    private double parameter(int b, int column) {
        return heads.tensor().get(b, column);
    }

    private static double[] normalized(double[] values) {
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values).map(x -> x / sum).toArray();
    }

    /** The planes of one head and the weighting after them. */
    private double[][] equations(int b, HeadGroup group, int h) {
        int head = LAYOUT.first(group) + h;
        double[][] rows = new double[COUNT + 1][LOCATIONS];
        double[] content = new double[LOCATIONS];
        for (int i = 0; i < LOCATIONS; i++) {
            double product = 0;
            double keySquare = 1e-4;
            double rowSquare = 1e-4;
            for (int m = 0; m < WIDTH; m++) {
                double key = parameter(b, LAYOUT.key(head) + m);
                double element = memory.tensor().get(b, m, i);
                product += key * element;
                keySquare += key * key;
                rowSquare += element * element;
            }
            rows[SIMILARITY][i] = product / Math.sqrt(keySquare * rowSquare);
            double strength = parameter(b, LAYOUT.keyStrength(head));
            content[i] = Math.exp(strength * rows[SIMILARITY][i]);
        }
        rows[CONTENT] = normalized(content);
        double gate = parameter(b, LAYOUT.interpolationGate(head));
        for (int i = 0; i < LOCATIONS; i++) {
            double before = previous.tensor().get(b, h, i);
            rows[INTERPOLATED][i] = gate * rows[CONTENT][i] + (1 - gate) * before;
        }
        double[] sharp = new double[LOCATIONS];
        for (int from = 0; from < LOCATIONS; from++) {
            for (int k = 0; k < SHIFTS; k++) {
                int to = (from + k - 1 + LOCATIONS) % LOCATIONS;
                double share = parameter(b, LAYOUT.shiftWeighting(head) + k);
                rows[SHIFTED][to] += share * rows[INTERPOLATED][from];
            }
        }
        for (int i = 0; i < LOCATIONS; i++) {
            rows[LOG_SHIFTED][i] = Math.log(rows[SHIFTED][i]);
            sharp[i] = Math.pow(rows[SHIFTED][i], parameter(b, LAYOUT.sharpening(head)));
        }
        rows[COUNT] = normalized(sharp);
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void everyHeadFollowsTheEquations(HeadGroup group) {
        addressing(group).forward();
        double[] expectedPlanes = new double[planes.data().length];
        double[] expectedWeighting = new double[weighting.data().length];
        for (int b = 0; b < BATCH; b++) {
            for (int h = 0; h < 2; h++) {
                double[][] rows = equations(b, group, h);
                int row = 2 * b + h;
                for (int plane = 0; plane < COUNT; plane++) {
                    int start = (row * COUNT + plane) * LOCATIONS;
                    System.arraycopy(rows[plane], 0, expectedPlanes, start, LOCATIONS);
                }
                System.arraycopy(rows[COUNT], 0, expectedWeighting, row * LOCATIONS, LOCATIONS);
            }
        }
        planes.assertEqual(expectedPlanes);
        weighting.assertEqual(expectedWeighting);
    }

    /** All weight on the last location, which every head moves on by one. */
    private void onOneLocation(HeadGroup group) {
        previous.fill(0);
        heads.fill(0);
        for (int b = 0; b < BATCH; b++) {
            for (int h = 0; h < 2; h++) {
                int head = LAYOUT.first(group) + h;
                previous.tensor().set(b, h, LOCATIONS - 1, 1);
                heads.tensor().set(b, LAYOUT.shiftWeighting(head) + 2, 1);
                heads.tensor().set(b, LAYOUT.sharpening(head), 1);
            }
        }
    }

    /** The circle closes; the logarithm of no weight is no infinity. */
    @ParameterizedTest
    @EnumSource
    void aWeightingOfOneLocationMovesByOneShift(HeadGroup group) {
        onOneLocation(group);
        addressing(group).forward();
        weighting.assertEqual(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void theGradientsAreTheSlopes(HeadGroup group) {
        ReferenceAddressing at = addressing(group);
        at.forward();
        Numbers dWeighting = Numbers.uniform(random, -1, 1, WEIGHTINGS);
        Numbers dMemory = Numbers.zeros(Shape.of(BATCH, WIDTH, LOCATIONS)).fill(3);
        Numbers dHeads = Numbers.zeros(Shape.of(BATCH, LAYOUT.width())).fill(5);
        Numbers dPrevious = Numbers.zeros(WEIGHTINGS).fill(7);
        new ReferenceAddressingBackward(
                        at,
                        dWeighting.tensor(),
                        dMemory.tensor(),
                        dHeads.tensor(),
                        dPrevious.tensor())
                .run();
        dMemory.assertSlopes(3, memory, () -> loss(group, dWeighting));
        dHeads.assertSlopes(5, heads, () -> loss(group, dWeighting));
        dPrevious.assertSlopes(7, previous, () -> loss(group, dWeighting));
    }

    private double loss(HeadGroup group, Numbers dWeighting) {
        addressing(group).forward();
        return weighting.dot(dWeighting);
    }

    /**
     * Sharpening takes the logarithm of weights that are 0, where its slope is {@code γ/ε}: what comes
     * back is finite, and says that weight should go where the gradient is larger.
     */
    @ParameterizedTest
    @EnumSource
    void whereThereIsNoWeightTheSlopeIsFinite(HeadGroup group) {
        onOneLocation(group);
        ReferenceAddressing at = addressing(group);
        at.forward();
        Numbers dWeighting =
                Numbers.of(WEIGHTINGS, 1, 2, 4, 8, 1, 3, 5, 7, 2, 0, 1, -1, 9, 9, 8, 7);
        Numbers dPrevious = Numbers.zeros(WEIGHTINGS);
        new ReferenceAddressingBackward(
                        at,
                        dWeighting.tensor(),
                        Numbers.zeros(Shape.of(BATCH, WIDTH, LOCATIONS)).tensor(),
                        Numbers.zeros(Shape.of(BATCH, LAYOUT.width())).tensor(),
                        dPrevious.tensor())
                .run();
        dPrevious.assertEqual(1, 3, 7, 0, 2, 4, 6, 0, -2, -1, -3, 0, 0, -1, -2, 0);
    }
}
