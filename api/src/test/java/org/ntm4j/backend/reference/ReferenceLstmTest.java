package org.ntm4j.backend.reference;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ntm4j.tensor.Shape;

/** The LSTM cell without peepholes: two sequences, three units. */
class ReferenceLstmTest {
    private static final Shape STATE = Shape.of(2, 3);
    private static final Shape GATES = Shape.of(2, 12);

    private final SplittableRandom random = new SplittableRandom(12);
    private final Numbers preActivations = Numbers.uniform(random, -2, 2, GATES);
    private final Numbers cPrevious = Numbers.uniform(random, -1, 1, STATE);

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void theCellForgetsWhatTheForgetGateSaysAndTakesWhatTheInputGateSays() {
        Numbers gates = Numbers.of(GATES, preActivations.data().clone());
        Numbers c = Numbers.stale(STATE);
        Numbers h = Numbers.stale(STATE);
        ReferenceLstm.forward(gates.tensor(), cPrevious.tensor(), c.tensor(), h.tensor());
        double[] activated = new double[24];
        double[] cell = new double[6];
        double[] hidden = new double[6];
        for (int n = 0; n < 6; n++) {
            int at = n / 3 * 12 + n % 3;
            double[] z = preActivations.data();
            activated[at] = sigmoid(z[at]);
            activated[at + 3] = sigmoid(z[at + 3]);
            activated[at + 6] = Math.tanh(z[at + 6]);
            activated[at + 9] = sigmoid(z[at + 9]);
            double kept = activated[at + 3] * cPrevious.data()[n];
            cell[n] = kept + activated[at] * activated[at + 6];
            hidden[n] = activated[at + 9] * Math.tanh(cell[n]);
        }
        gates.assertEqual(activated);
        c.assertEqual(cell);
        h.assertEqual(hidden);
    }

    @Test
    void theGradientsOfTheCellAreItsSlopes() {
        Numbers gates = Numbers.of(GATES, preActivations.data().clone());
        Numbers c = Numbers.stale(STATE);
        Numbers h = Numbers.stale(STATE);
        ReferenceLstm.forward(gates.tensor(), cPrevious.tensor(), c.tensor(), h.tensor());
        Numbers dc = Numbers.uniform(random, -1, 1, STATE);
        Numbers dh = Numbers.uniform(random, -1, 1, STATE);
        Numbers dGates = Numbers.zeros(GATES).fill(3);
        Numbers dcPrevious = Numbers.zeros(STATE).fill(5);
        ReferenceLstm.backward(
                gates.tensor(),
                cPrevious.tensor(),
                c.tensor(),
                dc.tensor(),
                dh.tensor(),
                dGates.tensor(),
                dcPrevious.tensor());
        dGates.assertSlopes(3, preActivations, () -> loss(dc, dh));
        dcPrevious.assertSlopes(5, cPrevious, () -> loss(dc, dh));
    }

    private double loss(Numbers dc, Numbers dh) {
        Numbers gates = Numbers.of(GATES, preActivations.data().clone());
        Numbers c = Numbers.stale(STATE);
        Numbers h = Numbers.stale(STATE);
        ReferenceLstm.forward(gates.tensor(), cPrevious.tensor(), c.tensor(), h.tensor());
        return c.dot(dc) + h.dot(dh);
    }
}
