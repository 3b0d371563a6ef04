package org.ntm4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.tensor.Shape;

class ParameterSetTest {
    private static final List<ParameterSpec> SPECS =
            List.of(
                    new ParameterSpec("a", Shape.of(2, 3), Initializer.normal(1)),
                    new ParameterSpec("fixed", Shape.of(2), Initializer.of(7, 8), false),
                    new ParameterSpec("b", Shape.of(4), Initializer.normal(1)));

    private final TensorBackend backend =
            new ReferenceBackendProvider().open(BackendConfig.defaults());

    @AfterEach
    void nothingLeaks() {
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    private double[] all(ParameterSet parameters) {
        double[] elements = new double[parameters.size()];
        backend.download(parameters.values(), elements, 0);
        return elements;
    }

    @Test
    void parametersLieOneAfterTheOtherInTheirOrder() {
        try (ParameterSet parameters = new ParameterSet(backend, SPECS)) {
            assertThat(parameters.size()).isEqualTo(12);
            assertThat(parameters.all())
                    .extracting(Parameter::name)
                    .containsExactly("a", "fixed", "b");
            parameters.write("a", new HostTensor(Shape.of(2, 3), new double[] {1, 2, 3, 4, 5, 6}));
            parameters.write("fixed", new HostTensor(Shape.of(2), new double[] {7, 8}));
            parameters.write("b", new HostTensor(Shape.of(4), new double[] {9, 10, 11, 12}));
            assertThat(all(parameters)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
            assertThat(parameters.read("b").data()).containsExactly(9, 10, 11, 12);
            assertThat(parameters.read("a").shape()).isEqualTo(Shape.of(2, 3));
        }
    }

    @Test
    void aSeedStartsThemAllTheSameWay() {
        try (ParameterSet one = new ParameterSet(backend, SPECS);
                ParameterSet other = new ParameterSet(backend, SPECS)) {
            one.initialize(SeededRandom.of(1, Purpose.INITIALIZATION));
            other.initialize(SeededRandom.of(1, Purpose.INITIALIZATION));
            assertThat(all(one)).isEqualTo(all(other)).doesNotHaveDuplicates();
            assertThat(one.read("fixed").data()).containsExactly(7, 8);
            other.initialize(SeededRandom.of(2, Purpose.INITIALIZATION));
            assertThat(all(one)).isNotEqualTo(all(other));
        }
    }

    @Test
    void gradientsStartAtZeroAndGoBackToIt() {
        try (ParameterSet parameters = new ParameterSet(backend, SPECS)) {
            assertThat(parameters.readGradient("a").data()).containsOnly(0);
            backend.fill(parameters.gradients(), 3);
            assertThat(parameters.readGradient("b").data()).containsOnly(3);
            parameters.zeroGradients();
            assertThat(parameters.readGradient("b").data()).containsOnly(0);
        }
    }

    @Test
    void aParameterThatIsNotTrainedHasNoGradient() {
        try (ParameterSet parameters = new ParameterSet(backend, SPECS)) {
            assertThat(parameters.var("fixed").isDifferentiable()).isFalse();
            assertThat(parameters.var("a").isDifferentiable()).isTrue();
            assertThatIllegalStateException()
                    .isThrownBy(() -> parameters.readGradient("fixed"))
                    .withMessage("a variable of shape [2] has no gradient");
        }
    }

    @Test
    void anUnknownNameAndAnotherShapeAreRefused() {
        try (ParameterSet parameters = new ParameterSet(backend, SPECS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> parameters.var("c"))
                    .withMessage("no parameter is called c");
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> parameters.write("a", new HostTensor(Shape.of(6), new double[6])))
                    .withMessage("a has shape [2, 3], got [6]");
        }
    }

    @Test
    void twoParametersOfOneNameAreRefusedWithoutALeak() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParameterSet(backend, List.of(SPECS.get(0), SPECS.get(0))))
                .withMessage("two parameters are called a");
    }

    @Test
    void aSetWithoutParametersIsLegal() {
        try (ParameterSet parameters = new ParameterSet(backend, List.of())) {
            assertThat(parameters.size()).isZero();
            parameters.initialize(SeededRandom.of(1, Purpose.INITIALIZATION));
        }
    }
}
