package org.ntm4j.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Every operation in one machine: the gradients that the tape walks back are slopes of the loss. */
class TapeGradientTest {
    private static final int STEPS = 3;
    private static final int BATCH = 2;
    private static final double STEP = 1e-5;
    private static final double TRUNCATION = 1e-8;

    @Test
    void theGradientsOfAnEpisodeAreItsSlopes() {
        try (TapeLab lab = new TapeLab();
                Tape training = Tape.forTraining(lab.backend);
                Tape inference = Tape.forInference(lab.backend)) {
            lab.run(training, STEPS, BATCH);
            training.backward();
            double[] gradients = lab.gradients();
            double[] slopes = new double[gradients.length];
            double[] parameters = new double[gradients.length];
            lab.backend.download(lab.parameters.values(), parameters, 0);
            for (int i = 0; i < slopes.length; i++) {
                double value = parameters[i];
                parameters[i] = value + STEP;
                double above = loss(lab, inference, parameters);
                parameters[i] = value - STEP;
                double below = loss(lab, inference, parameters);
                parameters[i] = value;
                slopes[i] = (above - below) / (2 * STEP);
            }
            assertThat(gradients).containsExactly(slopes, within(TRUNCATION));
        }
    }

    /** In nats, the mean over the sequences. */
    private static double loss(TapeLab lab, Tape tape, double[] parameters) {
        lab.backend.upload(parameters, 0, lab.parameters.values());
        tape.reset();
        double[] perSequence = lab.run(tape, STEPS, BATCH);
        return (perSequence[0] + perSequence[2]) / BATCH;
    }
}
