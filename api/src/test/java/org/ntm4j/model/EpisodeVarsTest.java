package org.ntm4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.RunningSequences;
import org.ntm4j.tensor.Shape;

class EpisodeVarsTest {
    private final TensorBackend backend =
            new ReferenceBackendProvider().open(BackendConfig.defaults());
    private final Tape tape = Tape.forTraining(backend);

    @AfterEach
    void nothingLeaks() {
        tape.close();
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    private float[] read(Var variable) {
        float[] elements = new float[variable.value().size()];
        tape.download(variable, elements);
        return elements;
    }

    /** Two sequences of four steps; answers are due at steps 1 and 2 of the first and 2 of the second. */
    private static EpisodeBatch episodes() {
        EpisodeBatch episodes = EpisodeBatch.zeros(2, 4, 3, 2);
        for (int i = 0; i < episodes.inputs().length; i++) {
            episodes.inputs()[i] = i;
        }
        for (int i = 0; i < episodes.targets().length; i++) {
            episodes.targets()[i] = 100 + i;
        }
        episodes.mask()[episodes.maskIndex(1, 0)] = 1;
        episodes.mask()[episodes.maskIndex(2, 0)] = 0.5f;
        episodes.mask()[episodes.maskIndex(2, 1)] = 1;
        return episodes;
    }

    @Test
    void inputsAreUploadedWholeAndAnswersFromTheFirstThatIsDueToTheLast() {
        EpisodeVars vars = EpisodeVars.upload(tape, episodes());
        assertThat(vars.batch()).isEqualTo(2);
        assertThat(vars.steps()).isEqualTo(4);
        assertThat(read(vars.inputs().all())).isEqualTo(episodes().inputs());
        assertThat(read(vars.inputs().at(1))).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(vars.firstScored()).isEqualTo(1);
        assertThat(vars.scoredSteps()).isEqualTo(2);
        assertThat(read(vars.targets().all()))
                .containsExactly(104, 105, 106, 107, 108, 109, 110, 111);
        assertThat(read(vars.mask().all())).containsExactly(1, 0, 0.5f, 1);
        assertThat(List.of(0, 1, 2, 3)).filteredOn(vars::isScored).containsExactly(1, 2);
    }

    private EpisodeVars segment(int from, int to) {
        EpisodeBatch episodes = episodes();
        return EpisodeVars.upload(
                tape,
                episodes,
                RunningSequences.endingAt(episodes.steps(), episodes.ends()),
                from,
                to);
    }

    @Test
    void stepsOfASegmentCountFromItsFirst() {
        EpisodeVars vars = segment(2, 4);
        assertThat(vars.steps()).isEqualTo(2);
        assertThat(read(vars.inputs().all()))
                .isEqualTo(Arrays.copyOfRange(episodes().inputs(), 12, 24));
        assertThat(vars.firstScored()).isZero();
        assertThat(vars.scoredSteps()).isEqualTo(1);
        assertThat(read(vars.targets().all())).containsExactly(108, 109, 110, 111);
        assertThat(read(vars.mask().all())).containsExactly(0.5f, 1);
        assertThat(vars.running().at(0)).isEqualTo(2);
        assertThat(vars.running().at(1)).isZero();
        assertThat(vars.running().steps()).isEqualTo(1);
    }

    @Test
    void aSegmentBeforeOrAfterAllAnswersHasNone() {
        for (int[] cut : new int[][] {{0, 1}, {3, 4}}) {
            EpisodeVars vars = segment(cut[0], cut[1]);
            assertThat(vars.steps()).isEqualTo(1);
            assertThat(vars.scoredSteps()).isZero();
            assertThat(vars.isScored(0)).isFalse();
        }
    }

    @Test
    void nothingOfAnEpisodeIsDifferentiated() {
        EpisodeVars vars = EpisodeVars.upload(tape, episodes());
        assertThat(vars.inputs().all().isDifferentiable()).isFalse();
        assertThat(vars.targets().all().isDifferentiable()).isFalse();
        assertThat(vars.mask().all().isDifferentiable()).isFalse();
    }

    @Test
    void episodesWithoutAnyAnswerHaveNoScoredStep() {
        EpisodeVars vars = EpisodeVars.upload(tape, EpisodeBatch.zeros(2, 4, 3, 2));
        assertThat(vars.scoredSteps()).isZero();
        assertThat(List.of(0, 1, 2, 3, 4)).noneMatch(vars::isScored);
        Var results = vars.crossEntropy(tape, tape.stack(0, 2, 2).all());
        tape.backward();
        assertThat(read(results)).containsOnly(0);
    }

    @Test
    void theCrossEntropyIsThatOfEachSequence() {
        EpisodeVars vars = EpisodeVars.upload(tape, episodes());
        Var logits = tape.variable(4, 2);
        backend.fill(logits.value(), 0);
        float[] results = read(vars.crossEntropy(tape, logits));
        double first = 1.0 * 2 * Math.log(2) + 0.5 * 2 * Math.log(2);
        assertThat(results[0]).isEqualTo((float) first);
        assertThat(results[2]).isEqualTo((float) (2 * Math.log(2)));
        assertThat(results[1]).isEqualTo(4);
        assertThat(results[3]).isEqualTo(2);
    }

    @Test
    void onlyTrainedNumbersCountAsParameters() {
        ModelDefinition definition =
                new ModelDefinition() {
                    @Override
                    public String id() {
                        return "two";
                    }

                    @Override
                    public int inputWidth() {
                        return 1;
                    }

                    @Override
                    public int outputWidth() {
                        return 1;
                    }

                    @Override
                    public List<ParameterSpec> parameters() {
                        Initializer zero = Initializer.constant(0);
                        return List.of(
                                new ParameterSpec("a", Shape.of(3, 4), zero),
                                new ParameterSpec("fixed", Shape.of(50), zero, false),
                                new ParameterSpec("b", Shape.of(2), zero));
                    }

                    @Override
                    public SequenceModel bind(ParameterSet parameters) {
                        return (modelTape, episode, trace) -> parameters.var("a");
                    }
                };
        assertThat(definition.parameterCount()).isEqualTo(14);
    }
}
