package org.ntm4j.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ntm4j.episode.EpisodeBatch;

/** What holds for every task that is solved from what an episode shows before its answer. */
public abstract class TaskProperties {
    private static final int TRIES = 100;

    /** Settings of all sorts, and what solves the task with them. */
    @Provide
    public abstract Arbitrary<TaskCase> cases();

    /** The oracle answers exactly where an answer is due, and what is wanted there. */
    @Property(tries = TRIES, seed = "1", edgeCases = EdgeCasesMode.NONE)
    public void theOracleSolvesEverySequence(
            @ForAll("cases") TaskCase each,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll long seed) {
        EpisodeBatch episodes = each.sample(batch, seed);
        for (int b = 0; b < batch; b++) {
            List<Answer> answers = each.oracle().solve(episodes, b);
            assertThat(Episodes.scoredSteps(episodes, b))
                    .isEqualTo(answers.stream().map(Answer::step).toList());
            for (Answer answer : answers) {
                assertThat(Episodes.targets(episodes, answer.step(), b)).isEqualTo(answer.values());
            }
        }
    }

    /** So does the loss that models are trained on find. */
    @Property(tries = 10, seed = "1", edgeCases = EdgeCasesMode.NONE)
    public void theOracleCostsNothing(
            @ForAll("cases") TaskCase each,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll long seed) {
        RealLoss.assertSolved(each.sample(batch, seed), each.oracle());
    }

    /** Inputs are 0 from the first answer to the end of the batch. */
    @Property(tries = TRIES, seed = "1", edgeCases = EdgeCasesMode.NONE)
    public void nothingIsShownWhileTheAnswerIsDueOrWhenItIsOver(
            @ForAll("cases") TaskCase each,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll long seed) {
        EpisodeBatch episodes = each.sample(batch, seed);
        for (int b = 0; b < batch; b++) {
            int firstAnswer = Episodes.scoredSteps(episodes, b).get(0);
            for (int t = firstAnswer; t < episodes.steps(); t++) {
                assertThat(Episodes.inputs(episodes, t, b, episodes.inputWidth())).containsOnly(0f);
            }
        }
    }

    /** A step is scored or not, and where it is not its targets are 0. */
    @Property(tries = TRIES, seed = "1", edgeCases = EdgeCasesMode.NONE)
    public void targetsAreZeroWhereNothingIsScored(
            @ForAll("cases") TaskCase each, @ForAll long seed) {
        EpisodeBatch episodes = each.sample(3, seed);
        for (int t = 0; t < episodes.steps(); t++) {
            for (int b = 0; b < 3; b++) {
                assertThat(Episodes.mask(episodes, t, b)).isIn(0f, 1f);
                if (Episodes.mask(episodes, t, b) == 0) {
                    assertThat(Episodes.targets(episodes, t, b)).containsOnly(0f);
                }
            }
        }
    }

    /** The longest sequence ends with the batch. */
    @Property(tries = TRIES, seed = "1", edgeCases = EdgeCasesMode.NONE)
    public void aBatchIsAsLongAsItsLongestSequence(
            @ForAll("cases") TaskCase each,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll long seed) {
        EpisodeBatch episodes = each.sample(batch, seed);
        assertThat(episodes.batch()).isEqualTo(batch);
        int longest =
                IntStream.range(0, batch)
                        .map(b -> lastOf(Episodes.scoredSteps(episodes, b)) + 1)
                        .max()
                        .orElseThrow();
        assertThat(episodes.steps()).isEqualTo(longest);
    }

    private static int lastOf(List<Integer> steps) {
        return steps.get(steps.size() - 1);
    }

    /** Randomness comes from the generator alone. */
    @Property(tries = 50, seed = "1", edgeCases = EdgeCasesMode.NONE)
    public void theSameRandomnessGivesTheSameEpisodes(
            @ForAll("cases") TaskCase each, @ForAll long seed) {
        EpisodeBatch first = each.sample(4, seed);
        EpisodeBatch second = each.sample(4, seed);
        assertThat(first.inputs()).isEqualTo(second.inputs());
        assertThat(first.targets()).isEqualTo(second.targets());
        assertThat(first.mask()).isEqualTo(second.mask());
    }
}
