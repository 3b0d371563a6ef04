package org.ntm4j.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;

/** Episodes that are legal and ask for nothing. */
class NothingAskedTest {
    private final RandomGenerator random = SeededRandom.of(3, SeededRandom.Purpose.INITIALIZATION);

    static Stream<MachineConfig> models() {
        return GradientCheckTest.threeModels();
    }

    @ParameterizedTest
    @MethodSource("models")
    void withoutAnAnswerDueThereIsNoAnswerAndNoGradient(MachineConfig config) {
        EpisodeBatch episodes = EpisodeBatch.zeros(2, 3, TinyModels.INPUTS, TinyModels.OUTPUTS);
        try (ModelRun run =
                        new ModelRun(config.define(TinyModels.INPUTS, TinyModels.OUTPUTS), random);
                GradientChecks checks =
                        new GradientChecks(
                                config.define(TinyModels.INPUTS, TinyModels.OUTPUTS),
                                episodes,
                                random)) {
            assertThat(run.logits(episodes)).isEmpty();
            assertThat(checks.gradients().values())
                    .allSatisfy(gradient -> assertThat(gradient.data()).containsOnly(0));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void anEpisodeOfNoStepsIsLegal(MachineConfig config) {
        try (ModelRun run =
                new ModelRun(config.define(TinyModels.INPUTS, TinyModels.OUTPUTS), random)) {
            assertThat(run.logits(EpisodeBatch.zeros(2, 0, TinyModels.INPUTS, TinyModels.OUTPUTS)))
                    .isEmpty();
        }
    }
}
