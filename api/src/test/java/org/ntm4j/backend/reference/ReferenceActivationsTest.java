package org.ntm4j.backend.reference;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntm4j.backend.Activation;
import org.ntm4j.tensor.Shape;

class ReferenceActivationsTest {
    private static final Shape SHAPE = Shape.of(2, 3);

    private final SplittableRandom random = new SplittableRandom(15);
    private final Numbers x = Numbers.uniform(random, -2, 2, SHAPE);
    private final Numbers dy = Numbers.uniform(random, -1, 1, SHAPE);
    private final Numbers dx = Numbers.zeros(SHAPE).fill(3);

    @Test
    void softmaxMakesADistributionOfEachRow() {
        Numbers y = Numbers.stale(SHAPE);
        Numbers logits = Numbers.of(SHAPE, 0, Math.log(2), Math.log(5), 1000, 1000, -1000);
        ReferenceActivations.softmax(logits.tensor(), y.tensor());
        y.assertEqual(0.125, 0.25, 0.625, 0.5, 0.5, 0);
    }

    @Test
    void theGradientOfSoftmaxIsItsSlope() {
        Numbers y = Numbers.stale(SHAPE);
        ReferenceActivations.softmax(x.tensor(), y.tensor());
        ReferenceActivations.softmaxBackward(y.tensor(), dy.tensor(), dx.tensor());
        dx.assertSlopes(3, x, this::softmaxLoss);
    }

    private double softmaxLoss() {
        Numbers y = Numbers.stale(SHAPE);
        ReferenceActivations.softmax(x.tensor(), y.tensor());
        return y.dot(dy);
    }

    @ParameterizedTest
    @EnumSource
    void theGradientOfASquashingFunctionIsItsSlope(Activation activation) {
        Numbers y = Numbers.stale(SHAPE);
        ReferenceActivations.forward(activation, x.tensor(), y.tensor());
        ReferenceActivations.backward(activation, y.tensor(), dy.tensor(), dx.tensor());
        dx.assertSlopes(3, x, () -> loss(activation));
    }

    private double loss(Activation activation) {
        Numbers y = Numbers.stale(SHAPE);
        ReferenceActivations.forward(activation, x.tensor(), y.tensor());
        return y.dot(dy);
    }
}
