package org.ntm4j.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** The numbers of a tensor, to be handed to a kernel and looked at afterwards. */
record Numbers(double[] data, DoubleTensor tensor) {
    private static final double STEP = 1e-5;
    private static final double ROUNDING = 1e-12;
    private static final double TRUNCATION = 1e-7;

    static Numbers of(Shape shape, double... data) {
        DoubleStorage storage = new DoubleStorage(new DoubleHeap(), data);
        return new Numbers(data, new DoubleTensor(data, View.dense(storage, 0, shape)));
    }

    /** What a kernel that reads what it should overwrite stumbles over. */
    static Numbers stale(Shape shape) {
        return of(shape, new double[shape.size()]).fill(Double.NaN);
    }

    static Numbers zeros(Shape shape) {
        return of(shape, new double[shape.size()]);
    }

    static Numbers uniform(SplittableRandom random, double low, double high, Shape shape) {
        return of(shape, random.doubles(shape.size(), low, high).toArray());
    }

    Numbers fill(double value) {
        java.util.Arrays.fill(data, value);
        return this;
    }

    void assertEqual(double... expected) {
        assertThat(data).containsExactly(expected, within(ROUNDING));
    }

    /** {@code Σ weights·numbers}: a loss whose gradient with respect to these numbers is the weights. */
    double dot(Numbers weights) {
        double sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += weights.data[i] * data[i];
        }
        return sum;
    }

    /**
     * That these are the slopes of a loss with respect to other numbers, by central differences.
     *
     * @param before what was there before the gradient was added
     * @param loss computed from {@code x} as it is
     */
    void assertSlopes(double before, Numbers x, DoubleSupplier loss) {
        double[] expected = new double[data.length];
        for (int i = 0; i < expected.length; i++) {
            double value = x.data[i];
            x.data[i] = value + STEP;
            double above = loss.getAsDouble();
            x.data[i] = value - STEP;
            double below = loss.getAsDouble();
            x.data[i] = value;
            expected[i] = before + (above - below) / (2 * STEP);
        }
        assertThat(data).containsExactly(expected, within(TRUNCATION));
    }
}
