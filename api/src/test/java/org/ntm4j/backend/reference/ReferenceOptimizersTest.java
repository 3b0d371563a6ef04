package org.ntm4j.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ntm4j.tensor.Shape;

/** One step of each optimiser from a state that is not zero, by the equations. */
class ReferenceOptimizersTest {
    private static final Shape SHAPE = Shape.of(3);

    private final Numbers weights = Numbers.of(SHAPE, 1, -2, 0.5);
    private final Numbers gradients = Numbers.of(SHAPE, 0.25, -3, 7);

    /** 7 is clipped to 2, −3 to −2. */
    private static final double[] CLIPPED = {0.25, -2, 2};

    @Test
    void rmsPropDividesByTheDeviationAndKeepsMomentum() {
        double[] n = {0.5, 6, 0.1};
        double[] g = {0.125, 0.5, 0.9};
        double[] change = {0.01, -0.02, 0.03};
        Numbers meanSquare = Numbers.of(SHAPE, n.clone());
        Numbers mean = Numbers.of(SHAPE, g.clone());
        Numbers delta = Numbers.of(SHAPE, change.clone());
        double[] expected = weights.data().clone();
        for (int i = 0; i < 3; i++) {
            n[i] = 0.75 * n[i] + 0.25 * CLIPPED[i] * CLIPPED[i];
            g[i] = 0.75 * g[i] + 0.25 * CLIPPED[i];
            double variance = Math.max(n[i] - g[i] * g[i], 0);
            change[i] = 0.8 * change[i] - 0.1 * CLIPPED[i] / Math.sqrt(variance + 0.01);
            expected[i] += change[i];
        }
        ReferenceOptimizers.rmsProp(
                weights.tensor(),
                gradients.tensor(),
                meanSquare.tensor(),
                mean.tensor(),
                delta.tensor(),
                0.1,
                0.75,
                0.8,
                0.01,
                2);
        meanSquare.assertEqual(n);
        mean.assertEqual(g);
        delta.assertEqual(change);
        weights.assertEqual(expected);
    }

    @Test
    void adamCorrectsBothMoments() {
        double[] m = {0.5, -1, 0.25};
        double[] v = {0.3, 2, 0.6};
        Numbers first = Numbers.of(SHAPE, m.clone());
        Numbers second = Numbers.of(SHAPE, v.clone());
        double[] expected = weights.data().clone();
        for (int i = 0; i < 3; i++) {
            m[i] = 0.75 * m[i] + 0.25 * CLIPPED[i];
            v[i] = 0.875 * v[i] + 0.125 * CLIPPED[i] * CLIPPED[i];
            expected[i] -= 0.1 * (m[i] * 1.5) / (Math.sqrt(v[i] * 2.5) + 0.01);
        }
        ReferenceOptimizers.adam(
                weights.tensor(),
                gradients.tensor(),
                first.tensor(),
                second.tensor(),
                0.1,
                0.75,
                0.875,
                1.5,
                2.5,
                0.01,
                2);
        first.assertEqual(m);
        second.assertEqual(v);
        weights.assertEqual(expected);
    }

    @Test
    void aLongerVectorIsScaledToTheLimit() {
        Numbers x = Numbers.of(Shape.of(2, 2), 3, 0, 0, -4);
        Numbers norm = Numbers.stale(Shape.of(1));
        ReferenceOptimizers.clipNorm(x.tensor(), 2.5, norm.tensor());
        x.assertEqual(1.5, 0, 0, -2);
        norm.assertEqual(5);
    }

    /** √(0.1² + 0.2²) is not exact: scaling by limit / length would not give the same bits. */
    @Test
    void aShorterVectorKeepsItsBits() {
        Numbers x = Numbers.of(Shape.of(2), 0.1, 0.2);
        Numbers norm = Numbers.stale(Shape.of(1));
        ReferenceOptimizers.clipNorm(x.tensor(), 0.25, norm.tensor());
        assertThat(x.data()).containsExactly(0.1, 0.2);
        norm.assertEqual(Math.sqrt(0.05));
    }

    @Test
    void nanReachesTheWholeVector() {
        Numbers x = Numbers.of(Shape.of(2), Double.NaN, 0);
        ReferenceOptimizers.clipNorm(x.tensor(), 1, Numbers.stale(Shape.of(1)).tensor());
        assertThat(x.data()).containsOnly(Double.NaN);
    }
}
