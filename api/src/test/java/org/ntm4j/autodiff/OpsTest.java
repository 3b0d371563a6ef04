package org.ntm4j.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operations one by one, with gradients that can be calculated by hand. */
class OpsTest {
    private static final double ROUNDING = 1e-12;

    private final TapeLab lab = new TapeLab();
    private final Tape tape = Tape.forTraining(lab.backend);
    private final Ops ops = tape.ops();

    @AfterEach
    void nothingLeaks() {
        tape.close();
        assertThat(lab.backend.liveElements()).isEqualTo(2L * lab.parameters.size());
        lab.close();
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Logits with targets of 0: the gradient of element z is σ(z) / batch. */
    private void endWith(Var logits, int batch) {
        Var targets = tape.constant(logits.extent(0), logits.extent(1));
        Var mask = tape.constant(logits.extent(0), 1);
        lab.backend.fill(targets.value(), 0);
        lab.backend.fill(mask.value(), 1);
        ops.crossEntropy(logits, targets, mask, batch);
        tape.backward();
    }

    private Var variable(int rows, int columns, double... elements) {
        Var variable = tape.variable(rows, columns);
        lab.backend.upload(elements, 0, variable.value());
        return variable;
    }

    private static void assertClose(double[] actual, double... expected) {
        assertThat(actual).containsExactly(expected, within(ROUNDING));
    }

    @Test
    void theLossIsSummedOverTimeAndChannelsAndAveragedOverTheBatch() {
        Var logits = variable(2 * 2, 2, 0, 1, 2, -1, 0.5, 0, 0, 3);
        Var targets = variable(2 * 2, 2, 1, 0, 1, 1, 0, 0, 1, 0);
        Var mask = variable(2 * 2, 1, 1, 1, 0, 0.5);
        Var results = ops.crossEntropy(logits, targets, mask, 2);
        tape.backward();
        double[] z = {0, 1, 2, -1, 0.5, 0, 0, 3};
        double[] target = {1, 0, 1, 1, 0, 0, 1, 0};
        double[] weight = {1, 1, 1, 1, 0, 0, 0.5, 0.5};
        double[] nats = new double[2];
        double[] gradient = new double[8];
        for (int i = 0; i < 8; i++) {
            int sequence = i / 2 % 2;
            double probability = target[i] == 1 ? sigmoid(z[i]) : 1 - sigmoid(z[i]);
            nats[sequence] -= weight[i] * Math.log(probability);
            gradient[i] = weight[i] * (sigmoid(z[i]) - target[i]) / 2;
        }
        assertClose(lab.read(results), nats[0], 2, nats[1], 3);
        assertClose(lab.readGradient(logits), gradient);
    }

    @Test
    void theGradientOfABroadcastRowIsTheSumOverItsCopies() {
        Var row = variable(1, 3, 0.3, -1, 2);
        Var rows = ops.broadcast(row, 4);
        assertThat(rows.shape().toArray()).containsExactly(4, 1, 3);
        endWith(rows.asRows(), 4);
        assertClose(lab.readGradient(row), sigmoid(0.3), sigmoid(-1), sigmoid(2));
    }

    /** Twice in one episode: each use adds. */
    @Test
    void theGradientsOfAllUsesAddUp() {
        Var x = variable(1, 2, 0.7, -0.2);
        Var target = tape.variable(1, 4);
        ops.place(x, target, 0);
        ops.place(x, target, 2);
        assertClose(lab.read(target), 0.7, -0.2, 0.7, -0.2);
        endWith(target, 1);
        assertClose(lab.readGradient(x), 2 * sigmoid(0.7), 2 * sigmoid(-0.2));
    }

    @Test
    void placingTouchesItsOwnColumnsOnly() {
        Var target = variable(2, 4, 1, 2, 3, 4, 5, 6, 7, 8);
        Var source = tape.variable(2, 1, 2);
        lab.backend.upload(new double[] {10, 20, 30, 40}, 0, source.value());
        ops.place(source, target, 1);
        assertClose(lab.read(target), 1, 10, 20, 4, 5, 30, 40, 8);
        endWith(target, 1);
        assertClose(lab.readGradient(source), sigmoid(10), sigmoid(20), sigmoid(30), sigmoid(40));
    }

    @Test
    void placingAConstantLeavesNoGradient() {
        Var constant = tape.constant(1, 2);
        lab.backend.fill(constant.value(), 0.5);
        Var target = tape.variable(1, 2);
        ops.place(constant, target, 0);
        endWith(target, 1);
        assertThat(constant.isDifferentiable()).isFalse();
        assertClose(lab.readGradient(target), sigmoid(0.5), sigmoid(0.5));
    }

    @Test
    void squashingFunctionsKnowTheirDerivative() {
        Var x = variable(1, 3, 0.4, 0, -1.3);
        Var y = tape.variable(1, 3);
        ops.tanh(x, y);
        endWith(y, 1);
        double[] expected = {0.4, 0, -1.3};
        Arrays.setAll(
                expected,
                i -> sigmoid(Math.tanh(expected[i])) / Math.pow(Math.cosh(expected[i]), 2));
        assertClose(lab.readGradient(x), expected);

        tape.reset();
        Var u = variable(1, 1, 0.4);
        Var v = tape.variable(1, 1);
        ops.sigmoid(u, v);
        endWith(v, 1);
        double s = sigmoid(0.4);
        assertClose(lab.readGradient(u), sigmoid(s) * s * (1 - s));
    }

    @Test
    void softmaxOfLargeNumbersIsFinite() {
        Var y = ops.softmax(variable(2, 2, 1000, 1000, -2000, 0));
        assertClose(lab.read(y), 0.5, 0.5, 0, 1);
    }

    @Test
    void aLinearLayerIsTheSameStepByStepAndAllAtOnce() {
        double[] once = linear(false);
        double[] gradients = lab.gradients();
        lab.parameters.zeroGradients();
        tape.reset();
        assertClose(linear(true), once);
        assertThat(lab.gradients()).containsExactly(gradients, within(ROUNDING));
    }

    /** Two steps of two rows through a layer of the lab; gives the outputs. */
    private double[] linear(boolean allAtOnce) {
        LinearSteps layer = ops.linear(lab.var("out"), lab.var("out.bias"), 2, 2);
        Var x = variable(4, 2, 1, 2, 3, 4, 5, 6, 7, 8);
        ops.place(x, layer.inputs(), 0);
        if (!allAtOnce) {
            Var all = tape.variable(1, 4);
            ops.place(layer.apply(0).reshaped(1, 2), all, 0);
            ops.place(layer.apply(1).reshaped(1, 2), all, 2);
            endWith(all.reshaped(4, 1), 1);
            return lab.read(all);
        }
        Var all = layer.applyAll();
        endWith(all, 1);
        return lab.read(all);
    }

    @Test
    void theGradientOfALinearLayerIsThatOfTheTextbook() {
        double[] y = linear(true);
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] expected = new double[3];
        for (int row = 0; row < 4; row++) {
            double dy = sigmoid(y[row]);
            expected[0] += dy * x[2 * row];
            expected[1] += dy * x[2 * row + 1];
            expected[2] += dy;
        }
        assertClose(lab.parameters.readGradient("out").data(), expected[0], expected[1]);
        assertClose(lab.parameters.readGradient("out.bias").data(), expected[2]);
    }

    @Test
    void viewsOfAVariableShareItsMemoryAndAreMadeOnce() {
        Var x = variable(2, 6, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(x.reshaped(2, 6)).isSameAs(x);
        assertThat(x.reshaped(3, 4)).isSameAs(x.reshaped(3, 4));
        assertThat(x.reshaped(3, 2, 2)).isSameAs(x.reshaped(3, 2, 2));
        assertThat(x.columns(1, 2)).isSameAs(x.columns(1, 2)).isNotSameAs(x.columns(2, 2));
        assertThat(x.asRows()).isSameAs(x);
        lab.backend.fill(x.columns(1, 2).value(), 0);
        assertClose(lab.read(x.reshaped(3, 4)), 1, 0, 0, 4, 5, 6, 7, 0, 0, 10, 11, 12);
        lab.backend.fill(x.gradient(), 0);
        lab.backend.fill(x.reshaped(3, 4).columns(0, 1).gradient(), 1);
        assertClose(lab.readGradient(x), 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
    }

    /** What a tape keeps from one episode to the next is of use only if the next broadcasts the same. */
    @Test
    void anotherEpisodeMayBroadcastAnotherRow() {
        Var first = variable(1, 3, 0.3, -1, 2);
        Var second = variable(1, 3, 4, 5, 6);
        ops.broadcast(first, 2);
        tape.reset();
        variable(1, 3, 0.3, -1, 2);
        assertThat(variable(1, 3, 4, 5, 6)).isSameAs(second);
        Var rows = ops.broadcast(second, 2);
        assertClose(lab.read(rows), 4, 5, 6, 4, 5, 6);
        endWith(rows.asRows(), 2);
        assertClose(lab.readGradient(second), sigmoid(4), sigmoid(5), sigmoid(6));
    }

    @Test
    void aBroadcastLeavesTheConstantsOfItsEpisodeAlone() {
        ops.broadcast(variable(1, 3, 0.3, -1, 2), 2);
        tape.reset();
        Var row = variable(1, 3, 0.3, -1, 2);
        Var constant = tape.constant(1, 3);
        lab.backend.fill(constant.value(), 7);
        endWith(ops.broadcast(row, 2).asRows(), 2);
        assertClose(lab.read(constant), 7, 7, 7);
    }
}
