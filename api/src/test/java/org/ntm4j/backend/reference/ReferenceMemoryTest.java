package org.ntm4j.backend.reference;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** Equations 2 to 4, by hand and by their slopes. */
class ReferenceMemoryTest {
    private static final HeadLayout LAYOUT = new HeadLayout(1, 2, 2, 1);

    private final SplittableRandom random = new SplittableRandom(11);

    /** Two sequences, width 2, three locations. */
    private static Numbers memory() {
        return Numbers.of(Shape.of(2, 2, 3), 1, 2, 3, 4, 5, 6, -1, 0, 1, 2, -2, 0.5);
    }

    @Test
    void theNormOfARowIsSmoothedUnderTheRoot() {
        Numbers norms = Numbers.stale(Shape.of(2, 3));
        ReferenceMemory.rowNorms(memory().tensor(), norms.tensor());
        norms.assertEqual(
                Math.sqrt(17.0001),
                Math.sqrt(29.0001),
                Math.sqrt(45.0001),
                Math.sqrt(5.0001),
                Math.sqrt(4.0001),
                Math.sqrt(1.2501));
    }

    @Test
    void aReadVectorIsTheWeightedSumOfTheRows() {
        Numbers weighting =
                Numbers.of(Shape.of(2, 2, 3), 1, 0, 0, 0.2, 0.3, 0.5, 0, 0, 1, 0.5, 0.25, 0.25);
        Numbers reads = Numbers.stale(Shape.of(2, 2, 2));
        ReferenceMemory.read(memory().tensor(), weighting.tensor(), reads.tensor());
        reads.assertEqual(1, 4, 2.3, 5.3, 1, 0.5, -0.25, 0.625);
    }

    @Test
    void theGradientsOfAReadAreItsSlopes() {
        Numbers memory = memory();
        Numbers weighting = Numbers.uniform(random, 0, 1, Shape.of(2, 2, 3));
        Numbers dReads = Numbers.uniform(random, -1, 1, Shape.of(2, 2, 2));
        Numbers dMemory = Numbers.zeros(Shape.of(2, 2, 3)).fill(3);
        Numbers dWeighting = Numbers.zeros(Shape.of(2, 2, 3)).fill(5);
        ReferenceMemory.readBackward(
                memory.tensor(),
                weighting.tensor(),
                dReads.tensor(),
                dMemory.tensor(),
                dWeighting.tensor());
        dMemory.assertSlopes(3, memory, () -> readLoss(memory, weighting, dReads));
        dWeighting.assertSlopes(5, weighting, () -> readLoss(memory, weighting, dReads));
    }

    private static double readLoss(Numbers memory, Numbers weighting, Numbers dReads) {
        Numbers reads = Numbers.stale(Shape.of(2, 2, 2));
        ReferenceMemory.read(memory.tensor(), weighting.tensor(), reads.tensor());
        return reads.dot(dReads);
    }

    /** The erase and add vectors of two write heads; what else is in a row does not count. */
    private static Numbers heads() {
        Numbers heads = Numbers.stale(Shape.of(2, LAYOUT.width()));
        double[][] vectors = {{0.5, 1}, {0.25, 0}, {10, 20}, {-1, 2}};
        for (int b = 0; b < 2; b++) {
            for (int m = 0; m < 2; m++) {
                double scale = b == 0 ? 1 : 0.5;
                heads.tensor().set(b, LAYOUT.eraseVector(0) + m, scale * vectors[0][m]);
                heads.tensor().set(b, LAYOUT.eraseVector(1) + m, scale * vectors[1][m]);
                heads.tensor().set(b, LAYOUT.addVector(0) + m, scale * vectors[2][m]);
                heads.tensor().set(b, LAYOUT.addVector(1) + m, scale * vectors[3][m]);
            }
        }
        return heads;
    }

    /** Head 0 writes to location 0 and half to 1, head 1 to location 1. */
    private static Numbers weighting() {
        return Numbers.of(Shape.of(2, 2, 3), 1, 0.5, 0, 0, 1, 0, 1, 0.5, 0, 0, 1, 0);
    }

    @Test
    void allHeadsEraseBeforeAnyAdds() {
        Numbers after = Numbers.stale(Shape.of(2, 2, 3));
        ReferenceMemory.write(
                LAYOUT, memory().tensor(), weighting().tensor(), heads().tensor(), after.tensor());
        after.assertEqual(
                1 * 0.5 + 10,
                2 * 0.75 * 0.75 + 5 - 1,
                3,
                4 * 0 + 20,
                5 * 0.5 * 1 + 10 + 2,
                6,
                -1 * 0.75 + 5,
                0 + 2.5 - 0.5,
                1,
                2 * 0.5 + 10,
                -2 * 0.75 * 1 + 5 + 1,
                0.5);
    }

    @Test
    void memoryMayBeWrittenInPlace() {
        Numbers memory = memory();
        Numbers after = Numbers.stale(Shape.of(2, 2, 3));
        ReferenceMemory.write(
                LAYOUT, memory.tensor(), weighting().tensor(), heads().tensor(), after.tensor());
        ReferenceMemory.write(
                LAYOUT, memory.tensor(), weighting().tensor(), heads().tensor(), memory.tensor());
        memory.assertEqual(after.data());
    }

    @Test
    void theGradientsOfAWriteAreItsSlopes() {
        Shape shape = Shape.of(2, 2, 3);
        Numbers before = memory();
        Numbers weighting = Numbers.uniform(random, 0.1, 0.9, shape);
        Numbers heads = Numbers.uniform(random, 0.1, 0.9, Shape.of(2, LAYOUT.width()));
        Numbers dAfter = Numbers.uniform(random, -1, 1, shape);
        Numbers dMemory = Numbers.of(shape, dAfter.data().clone());
        Numbers dWeighting = Numbers.zeros(shape).fill(3);
        Numbers dHeads = Numbers.zeros(Shape.of(2, LAYOUT.width())).fill(5);
        ReferenceMemory.writeBackward(
                LAYOUT,
                before.tensor(),
                weighting.tensor(),
                heads.tensor(),
                dMemory.tensor(),
                dWeighting.tensor(),
                dHeads.tensor());
        dMemory.assertSlopes(0, before, () -> writeLoss(before, weighting, heads, dAfter));
        dWeighting.assertSlopes(3, weighting, () -> writeLoss(before, weighting, heads, dAfter));
        dHeads.assertSlopes(5, heads, () -> writeLoss(before, weighting, heads, dAfter));
    }

    private static double writeLoss(
            Numbers before, Numbers weighting, Numbers heads, Numbers dAfter) {
        Numbers after = Numbers.stale(Shape.of(2, 2, 3));
        ReferenceMemory.write(
                LAYOUT, before.tensor(), weighting.tensor(), heads.tensor(), after.tensor());
        return after.dot(dAfter);
    }
}
