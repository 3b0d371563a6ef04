package org.ntm4j.backend.reference;

import org.junit.jupiter.api.Test;
import org.ntm4j.tensor.Shape;

/** Two rows, two inputs, three outputs, by hand. */
class ReferenceLinearTest {
    private final Numbers x = Numbers.of(Shape.of(2, 2), 1, 2, 3, -4);
    private final Numbers w = Numbers.of(Shape.of(2, 3), 1, 0.5, -1, 2, 0, 4);
    private final Numbers dy = Numbers.of(Shape.of(2, 3), 1, 2, 3, -1, 0, 0.5);

    @Test
    void anOutputIsItsBiasAndTheWeightedInputs() {
        Numbers bias = Numbers.of(Shape.of(3), 10, 20, 30);
        Numbers y = Numbers.stale(Shape.of(2, 3));
        ReferenceLinear.forward(x.tensor(), w.tensor(), bias.tensor(), y.tensor());
        y.assertEqual(15, 20.5, 37, 5, 21.5, 11);
    }

    @Test
    void theGradientOfAnInputIsAdded() {
        Numbers dx = Numbers.zeros(Shape.of(2, 2)).fill(100);
        ReferenceLinear.backwardInput(dy.tensor(), w.tensor(), dx.tensor());
        dx.assertEqual(99, 114, 98.5, 100);
    }

    @Test
    void theGradientsOfWeightsAndBiasAreAdded() {
        Numbers dw = Numbers.zeros(Shape.of(2, 3)).fill(100);
        Numbers dBias = Numbers.zeros(Shape.of(3)).fill(10);
        ReferenceLinear.backwardWeights(x.tensor(), dy.tensor(), dw.tensor(), dBias.tensor());
        dw.assertEqual(98, 102, 104.5, 106, 104, 104);
        dBias.assertEqual(10, 12, 13.5);
    }
}
