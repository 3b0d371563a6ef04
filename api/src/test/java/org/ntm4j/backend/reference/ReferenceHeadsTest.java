package org.ntm4j.backend.reference;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** From an emission to head parameters: one read head, one write head, width 2, three shifts. */
class ReferenceHeadsTest {
    private static final HeadLayout LAYOUT = new HeadLayout(1, 1, 2, 3);
    private static final Shape SHAPE = Shape.of(2, 20);

    private final SplittableRandom random = new SplittableRandom(14);
    private final Numbers raw = Numbers.uniform(random, -2, 2, SHAPE);
    private final ReferenceHeads kernel = new ReferenceHeads(LAYOUT);

    private double[] equations() {
        double[] expected = raw.data().clone();
        for (int b = 0; b < 2; b++) {
            for (int p = 0; p < 14; p++) {
                double x = raw.data()[20 * b + p];
                expected[20 * b + p] = squashed(p, x);
            }
            softmax(expected, 20 * b + 14);
            softmax(expected, 20 * b + 17);
        }
        return expected;
    }

    /** Columns 0 to 5: keys and add vector; 6 to 9: erase vector and gates; then strengths, sharpenings. */
    private static double squashed(int p, double x) {
        if (p < 6) {
            return Math.tanh(x);
        }
        if (p < 10) {
            return 1 / (1 + Math.exp(-x));
        }
        return Math.log(1 + Math.exp(x)) + (p < 12 ? 0 : 1);
    }

    private static void softmax(double[] row, int start) {
        double sum = 0;
        for (int k = start; k < start + 3; k++) {
            row[k] = Math.exp(row[k]);
            sum += row[k];
        }
        for (int k = start; k < start + 3; k++) {
            row[k] /= sum;
        }
    }

    @Test
    void everyParameterLiesInTheRangeThatItsEquationNeeds() {
        Numbers heads = Numbers.stale(SHAPE);
        kernel.forward(raw.tensor(), heads.tensor());
        heads.assertEqual(equations());
    }

    @Test
    void theGradientsAreTheSlopes() {
        Numbers heads = Numbers.stale(SHAPE);
        kernel.forward(raw.tensor(), heads.tensor());
        Numbers dHeads = Numbers.uniform(random, -1, 1, SHAPE);
        Numbers dRaw = Numbers.zeros(SHAPE).fill(3);
        kernel.backward(heads.tensor(), dHeads.tensor(), dRaw.tensor());
        dRaw.assertSlopes(3, raw, () -> Numbers.of(SHAPE, equations()).dot(dHeads));
    }
}
