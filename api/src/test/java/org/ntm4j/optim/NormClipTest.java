package org.ntm4j.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.Shape;

class NormClipTest {
    private final TensorBackend backend =
            new ReferenceBackendProvider().open(BackendConfig.defaults());

    @AfterEach
    void nothingLeaks() {
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    private ParameterSet parameters() {
        Initializer zero = Initializer.constant(0);
        ParameterSet parameters =
                new ParameterSet(
                        backend,
                        List.of(
                                new ParameterSpec("a", Shape.of(2), zero),
                                new ParameterSpec("b", Shape.of(2), zero)));
        backend.fill(parameters.values(), 0);
        return parameters;
    }

    private double[] valuesAfterStep(ParameterSet parameters, Optimizer optimizer, double... g) {
        backend.upload(g, 0, parameters.gradients());
        optimizer.step(0.1);
        double[] values = new double[parameters.size()];
        backend.download(parameters.values(), values, 0);
        return values;
    }

    /** The norm of all parameters together is 50; the element 40 alone exceeds what is clipped later. */
    @Test
    void theNormOfAllGradientsTogetherIsClippedBeforeTheElements() {
        try (ParameterSet clipped = parameters();
                ParameterSet plain = parameters();
                Optimizer clip = new NormClip(new GravesRmsProp(clipped, 0.9, 7), clipped, 10);
                Optimizer optimizer = new GravesRmsProp(plain, 0.9, 7)) {
            double[] expected = valuesAfterStep(plain, optimizer, 6, 0, 0, -7);
            double[] actual = valuesAfterStep(clipped, clip, 30, 0, 0, -40);
            for (int i = 0; i < 4; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(1e-12));
            }
            assertThat(clipped.readGradient("b").data()[1]).isCloseTo(-8, within(1e-12));
        }
    }

    @Test
    void smallGradientsAreLeftAlone() {
        try (ParameterSet clipped = parameters();
                ParameterSet plain = parameters();
                Optimizer clip = new NormClip(new Adam(clipped, 10), clipped, 10);
                Optimizer optimizer = new Adam(plain, 10)) {
            assertThat(valuesAfterStep(clipped, clip, 1, 2, 3, 4))
                    .isEqualTo(valuesAfterStep(plain, optimizer, 1, 2, 3, 4));
        }
    }

    @Test
    void itsStateIsThatOfItsOptimiser() {
        try (ParameterSet parameters = parameters();
                Optimizer clip =
                        new NormClip(new GravesRmsProp(parameters, 0.9, 10), parameters, 10)) {
            assertThat(clip.state()).containsOnlyKeys("meanSquare", "mean", "delta");
            clip.restoreSteps(41);
            clip.step(0.1);
            assertThat(clip.steps()).isEqualTo(42);
        }
    }
}
