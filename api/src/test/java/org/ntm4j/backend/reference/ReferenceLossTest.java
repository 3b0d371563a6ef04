package org.ntm4j.backend.reference;

import org.junit.jupiter.api.Test;
import org.ntm4j.tensor.Shape;

/** Two steps of two sequences of two bits. */
class ReferenceLossTest {
    private static final Shape SHAPE = Shape.of(2, 2, 2);

    private final Numbers logits = Numbers.of(SHAPE, 0, 0, 2, -1, 5, -5, 0, 3);
    private final Numbers targets = Numbers.of(SHAPE, 1, 0, 1, 1, 0, 1, 0.5, 0);
    private final Numbers mask = Numbers.of(Shape.of(2, 2), 1, 1, 0, 0.5);

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** A logit of 0 says 0, a target of ½ is 0; what the mask hides is never wrong. */
    @Test
    void natsAreSummedAndWrongBitsCounted() {
        Numbers perSequence = Numbers.stale(Shape.of(2, 2));
        ReferenceLoss.forward(
                logits.tensor(), targets.tensor(), mask.tensor(), perSequence.tensor());
        double first = 2 * Math.log(2);
        double second = -Math.log(sigmoid(2)) - Math.log(sigmoid(-1));
        double half = 0.5 * Math.log(2) - 0.5 * Math.log(1 - sigmoid(3));
        perSequence.assertEqual(first, 1, second + half, 2);
    }

    @Test
    void theGradientIsScaledMaskedAndAdded() {
        Numbers dLogits = Numbers.zeros(SHAPE).fill(3);
        ReferenceLoss.backward(
                logits.tensor(), targets.tensor(), mask.tensor(), 4, dLogits.tensor());
        dLogits.assertEqual(
                3 - 2,
                3 + 2,
                3 + 4 * (sigmoid(2) - 1),
                3 + 4 * (sigmoid(-1) - 1),
                3,
                3,
                3,
                3 + 2 * sigmoid(3));
    }
}
