package org.ntm4j.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;

/** What the models compute, against the same written down once more. */
class ModelForwardTest {
    private static final double ROUNDING = 1e-12;

    private final RandomGenerator random = SeededRandom.of(3, SeededRandom.Purpose.INITIALIZATION);
    private final EpisodeBatch episodes = TinyModels.episodes(random);

    private static double[] concat(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(DoubleStream::of).toArray();
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private double[] input(int t, int b) {
        double[] x = new double[TinyModels.INPUTS];
        Arrays.setAll(x, i -> episodes.inputs()[episodes.inputIndex(t, b, i)]);
        return x;
    }

    private void assertAnswer(double[] logits, int t, int b, double[] expected) {
        int row = (t - episodes.firstScoredStep()) * episodes.batch() + b;
        double[] answer =
                Arrays.copyOfRange(
                        logits, row * TinyModels.OUTPUTS, (row + 1) * TinyModels.OUTPUTS);
        assertThat(answer).containsExactly(expected, within(ROUNDING));
    }

    private boolean isScored(int t) {
        return t >= episodes.firstScoredStep() && t < episodes.endOfScoredSteps();
    }

    /** Graves (2013), without peepholes; gates in the order i, f, g, o. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theBaselineIsAStackedLstmWithInputToAndOutputFromEveryLayer(int layers) {
        int hidden = 4;
        LstmBaselineConfig config = new LstmBaselineConfig(layers, hidden);
        try (ModelRun run =
                new ModelRun(config.define(TinyModels.INPUTS, TinyModels.OUTPUTS), random)) {
            double[] logits = run.logits(episodes);
            for (int b = 0; b < episodes.batch(); b++) {
                double[][] h = new double[layers][];
                double[][] c = new double[layers][];
                for (int layer = 0; layer < layers; layer++) {
                    h[layer] = run.parameter("controller.layer" + layer + ".hiddenStart").clone();
                    c[layer] = run.parameter("controller.layer" + layer + ".cellStart").clone();
                }
                for (int t = 0; t < episodes.steps(); t++) {
                    for (int layer = 0; layer < layers; layer++) {
                        double[] below = layer == 0 ? new double[0] : h[layer - 1];
                        double[] gates =
                                run.linear(
                                        "controller.layer" + layer,
                                        concat(input(t, b), below, h[layer]));
                        cell(gates, c[layer], h[layer]);
                    }
                    if (isScored(t)) {
                        assertAnswer(logits, t, b, run.linear("output", concat(h)));
                    }
                }
            }
        }
    }

    private static void cell(double[] gates, double[] c, double[] h) {
        int hidden = h.length;
        for (int i = 0; i < hidden; i++) {
            double in = sigmoid(gates[i]);
            double forget = sigmoid(gates[hidden + i]);
            double out = sigmoid(gates[3 * hidden + i]);
            c[i] = forget * c[i] + in * Math.tanh(gates[2 * hidden + i]);
            h[i] = out * Math.tanh(c[i]);
        }
    }

    /** The answer is linear in {@code [h_t, r_t]}; the controller sees {@code [x_t, r_{t−1}]}. */
    @Test
    void aFeedforwardMachineSeesWhatItReadLastAndAnswersWithWhatItReadsNow() {
        NtmConfig config = TinyModels.ntm(ControllerKind.FEEDFORWARD);
        try (ModelRun run =
                new ModelRun(config.define(TinyModels.INPUTS, TinyModels.OUTPUTS), random)) {
            double[] logits = run.logits(episodes);
            for (int b = 0; b < episodes.batch(); b++) {
                double[] reads = run.parameter("read.start").clone();
                Arrays.setAll(reads, i -> Math.tanh(reads[i]));
                for (int t = 0; t < episodes.steps(); t++) {
                    double[] h = run.linear("controller.layer0", concat(input(t, b), reads));
                    Arrays.setAll(h, i -> Math.tanh(h[i]));
                    System.arraycopy(run.traced("reads", t), b * reads.length, reads, 0, 3);
                    if (isScored(t)) {
                        assertAnswer(logits, t, b, run.linear("output", concat(h, reads)));
                    }
                }
            }
        }
    }

    static Stream<MachineConfig> models() {
        return Stream.of(
                TinyModels.ntm(ControllerKind.FEEDFORWARD),
                TinyModels.ntm(ControllerKind.LSTM),
                new LstmBaselineConfig(2, 4));
    }

    @ParameterizedTest
    @MethodSource("models")
    void sequencesOfABatchDoNotSeeEachOther(MachineConfig config) {
        try (ModelRun run =
                new ModelRun(config.define(TinyModels.INPUTS, TinyModels.OUTPUTS), random)) {
            double[] together = run.logits(episodes);
            for (int b = 0; b < episodes.batch(); b++) {
                EpisodeBatch alone = alone(b);
                double[] answers = run.logits(alone);
                for (int t = alone.firstScoredStep(); t < alone.endOfScoredSteps(); t++) {
                    int row = (t - alone.firstScoredStep()) * TinyModels.OUTPUTS;
                    double[] answer = Arrays.copyOfRange(answers, row, row + TinyModels.OUTPUTS);
                    assertAnswer(together, t, b, answer);
                }
            }
        }
    }

    /** One sequence of the batch, without its padding. */
    private EpisodeBatch alone(int b) {
        int steps = episodes.steps();
        while (steps > 0 && episodes.mask()[episodes.maskIndex(steps - 1, b)] == 0) {
            steps--;
        }
        EpisodeBatch alone = EpisodeBatch.zeros(1, steps, TinyModels.INPUTS, TinyModels.OUTPUTS);
        for (int t = 0; t < steps; t++) {
            System.arraycopy(
                    episodes.inputs(),
                    episodes.inputIndex(t, b, 0),
                    alone.inputs(),
                    alone.inputIndex(t, 0, 0),
                    TinyModels.INPUTS);
            alone.mask()[t] = episodes.mask()[episodes.maskIndex(t, b)];
        }
        return alone;
    }

    @ParameterizedTest
    @MethodSource("models")
    void anEpisodeStartsAfreshWhateverCameBefore(MachineConfig config) {
        try (ModelRun run =
                new ModelRun(config.define(TinyModels.INPUTS, TinyModels.OUTPUTS), random)) {
            double[] first = run.logits(episodes);
            run.logits(TinyModels.episodes(random));
            assertThat(run.logits(episodes)).isEqualTo(first);
        }
    }
}
