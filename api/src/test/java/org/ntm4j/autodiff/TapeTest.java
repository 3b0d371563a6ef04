package org.ntm4j.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ntm4j.tensor.HeadGroup;

class TapeTest {
    private static final double ROUNDING = 1e-12;

    private final TapeLab lab = new TapeLab();
    private final Tape training = Tape.forTraining(lab.backend);
    private final Tape inference = Tape.forInference(lab.backend);

    @AfterEach
    void nothingLeaks() {
        training.close();
        inference.close();
        assertThat(lab.backend.liveElements()).isEqualTo(2L * lab.parameters.size());
        lab.close();
    }

    private void trainOn(int steps, int batch) {
        training.reset();
        lab.run(training, steps, batch);
        training.backward();
    }

    @Test
    void fromTheSecondEpisodeOfASizeOnNothingIsAllocated() {
        trainOn(5, 2);
        long elements = lab.backend.liveElements();
        int allocations = lab.counting.allocations();
        for (int episode = 0; episode < 3; episode++) {
            trainOn(5, 2);
        }
        assertThat(lab.counting.allocations()).isEqualTo(allocations);
        assertThat(lab.backend.liveElements()).isEqualTo(elements);
    }

    @Test
    void aShorterEpisodeAllocatesNothing() {
        trainOn(9, 2);
        int allocations = lab.counting.allocations();
        for (int steps = 1; steps <= 9; steps++) {
            trainOn(steps, 2);
        }
        assertThat(lab.counting.allocations()).isEqualTo(allocations);
    }

    @Test
    void aLongerEpisodeGrowsTheTapeOnce() {
        trainOn(3, 2);
        int before = lab.counting.allocations();
        trainOn(40, 2);
        int after = lab.counting.allocations();
        assertThat(after).isGreaterThan(before);
        trainOn(3, 2);
        trainOn(40, 2);
        assertThat(lab.counting.allocations()).isEqualTo(after);
    }

    @Test
    void anEpisodeGivesTheSameNumbersWhateverCameBefore() {
        double[] first = lab.run(training, 4, 2);
        training.backward();
        double[] gradients = lab.gradients();
        trainOn(7, 3);
        trainOn(2, 2);
        lab.parameters.zeroGradients();
        training.reset();
        assertThat(lab.run(training, 4, 2)).isEqualTo(first);
        training.backward();
        assertThat(lab.gradients()).isEqualTo(gradients);
    }

    @Test
    void gradientsOfParametersAddUpUntilTheyAreCleared() {
        trainOn(4, 2);
        double[] once = lab.gradients();
        assertThat(Arrays.stream(once).filter(x -> Math.abs(x) > 0).count()).isGreaterThan(100);
        trainOn(4, 2);
        assertThat(lab.gradients()).containsExactly(TapeLab.times(2, once), within(ROUNDING));
        lab.parameters.zeroGradients();
        trainOn(4, 2);
        assertThat(lab.gradients()).isEqualTo(once);
    }

    /** A stack that the last episode used and this one does not must not be walked through. */
    @Test
    void anEpisodeDoesNotSeeTheGradientsOfTheOneBefore() {
        trainOn(4, 2);
        double[] once = lab.gradients();
        trainOn(6, 1);
        lab.parameters.zeroGradients();
        trainOn(4, 2);
        assertThat(lab.gradients()).isEqualTo(once);
    }

    @Test
    void backwardOnATapeThatDoesNotRecordIsRefused() {
        lab.run(inference, 3, 1);
        assertThat(inference.isRecording()).isFalse();
        assertThat(training.isRecording()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(inference::backward)
                .withMessage("this tape does not record");
    }

    @Test
    void aTapeThatDoesNotRecordComputesTheSameWithLessMemory() {
        double[] trained = lab.run(training, 5, 2);
        long parameters = 2L * lab.parameters.size();
        long recorded = lab.backend.liveElements() - parameters;
        training.close();
        double[] inferred = lab.run(inference, 5, 2);
        assertThat(inferred).isEqualTo(trained);
        assertThat(lab.backend.liveElements() - parameters).isLessThan(2 * recorded / 3);
        assertThat(inference.variable(2, 2).isDifferentiable()).isFalse();
    }

    @Test
    void constantsAreNotDifferentiated() {
        assertThat(training.variable(2, 3).isDifferentiable()).isTrue();
        assertThat(training.variable(2, 3, 4).isDifferentiable()).isTrue();
        assertThat(training.constant(2, 3).isDifferentiable()).isFalse();
        assertThat(training.constant(2, 3, 4).isDifferentiable()).isFalse();
        assertThat(training.constant(2, 3, 4, 5).isDifferentiable()).isFalse();
        assertThat(training.stack(2, 3, 4).all().isDifferentiable()).isTrue();
        assertThat(training.constantStack(2, 3, 4).all().isDifferentiable()).isFalse();
    }

    @Test
    void variablesOfAnEpisodeAreAllDifferentAndComeAgainInTheNext() {
        Var[] first = new Var[40];
        Arrays.setAll(first, i -> training.variable(2, 3));
        assertThat(first).doesNotHaveDuplicates();
        training.reset();
        Var[] second = new Var[40];
        Arrays.setAll(second, i -> training.variable(2, 3));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aMemoryThatWasWrittenToMayNotBeUsedAgain() {
        Ops ops = training.ops();
        Var memory = ops.startMemory(ops.filled(0.5, 1, 2, 4));
        Var heads = training.variable(1, 20);
        Var weighting = training.variable(1, 1, 4);
        lab.backend.fill(heads.value(), 0.5);
        lab.backend.fill(weighting.value(), 0.25);
        ops.write(TapeLab.LAYOUT, memory, weighting, heads);
        String message =
                "this memory was written to; use what write() returned, or use the memory before it";
        assertThatIllegalStateException()
                .isThrownBy(() -> ops.read(memory, weighting))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> ops.write(TapeLab.LAYOUT, memory, weighting, heads))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ops.address(TapeLab.LAYOUT, HeadGroup.READ, memory, heads, weighting))
                .withMessage(message);
        training.reset();
        assertThat(training.ops().filled(0.5, 1, 2, 4)).isSameAs(memory);
        assertThat(lab.read(ops.read(ops.startMemory(memory), weighting)))
                .containsExactly(0.5, 0.5);
    }

    @Test
    void whatAVariableDoesNotHaveItSays() {
        Var constant = training.constant(2, 3);
        assertThatIllegalStateException()
                .isThrownBy(constant::gradient)
                .withMessage("a variable of shape [2, 3] has no gradient");
        assertThatIllegalStateException()
                .isThrownBy(constant::saved)
                .withMessage("nothing is kept with a variable of shape [2, 3]");
    }

    @Test
    void aStepBeyondTheEpisodeIsRefused() {
        Stack stack = training.stack(3, 2, 4);
        assertThat(stack.steps()).isEqualTo(3);
        assertThat(stack.rows()).isEqualTo(2);
        assertThat(stack.columns()).isEqualTo(4);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> stack.at(3))
                .withMessage("step 3 of 3");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> stack.at(-1));
    }

    @Test
    void aTapeCanBeUsedAgainAfterItWasClosed() {
        double[] first = lab.run(training, 3, 2);
        training.close();
        assertThat(lab.run(training, 3, 2)).isEqualTo(first);
    }

    @Test
    void whatWasRecordedBeforeATapeWasClosedIsForgotten() {
        trainOn(3, 2);
        double[] once = lab.gradients();
        lab.parameters.zeroGradients();
        lab.run(training, 2, 2);
        training.close();
        lab.run(training, 3, 2);
        training.backward();
        assertThat(lab.gradients()).isEqualTo(once);
    }

    /** A memory that was written shares the gradient of the one before it. */
    @Test
    void aConstantIsOneWhateverItWasInTheEpisodeBefore() {
        trainOn(3, 2);
        training.reset();
        for (int i = 0; i < 3; i++) {
            assertThat(training.constant(2, 2, 4).isDifferentiable()).isFalse();
        }
    }

    @Test
    void whatWasUploadedCanBeDownloaded() {
        Var variable = training.variable(1, 3);
        float[] back = new float[3];
        training.upload(new float[] {9, 1, 2, 3}, 1, variable);
        training.download(variable, back);
        assertThat(back).containsExactly(1, 2, 3);
    }

    @Test
    void aCopyHasTheValueAndGivesItsGradientToNobody() {
        Var source = training.variable(1, 2);
        training.upload(new float[] {3, 4}, 0, source);
        Var copy = training.copyOf(source);
        Var y = training.variable(1, 2);
        training.ops().tanh(copy, y);
        training.ops().receiveGradient(y, source);
        training.backward();
        assertThat(values(copy)).containsExactly(3, 4);
        training.copyGradient(source, y);
        assertThat(values(y)).containsExactly(0, 0);
        assertThat(inference.copyOf(source).isDifferentiable()).isFalse();
    }

    @Test
    void aReceivedGradientIsAddedToThatOfLaterOperations() {
        Var x = training.variable(1, 2);
        training.upload(new float[] {0, 0}, 0, x);
        Var received = inference.constant(1, 2);
        inference.upload(new float[] {3, 4}, 0, received);
        Var y = training.variable(1, 2);
        Var wide = training.variable(1, 4);
        training.ops().tanh(x, y);
        training.ops().receiveGradient(y, received);
        training.ops().place(y, wide, 0);
        training.ops().receiveGradient(wide.columns(0, 2), received);
        training.backward();
        Var gradient = inference.constant(1, 2);
        training.copyGradient(x, gradient);
        assertThat(values(gradient)).containsExactly(6, 8);
    }

    @Test
    void aRangeOfAStackIsTheMemoryOfItsSteps() {
        Stack stack = training.constantStack(4, 2, 1);
        training.upload(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, 0, stack.all());
        assertThat(values(stack.range(1, 2))).containsExactly(2, 3, 4, 5);
        assertThat(stack.range(4, 0).extent(0)).isZero();
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> stack.range(3, 2))
                .withMessage("2 steps from step 3 on, of 4");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> stack.range(-1, 2));
    }

    private float[] values(Var variable) {
        float[] elements = new float[variable.value().size()];
        training.download(variable, elements);
        return elements;
    }
}
