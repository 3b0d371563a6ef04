package org.ntm4j.task.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.metric.RunningMean;
import org.ntm4j.task.Episodes;
import org.ntm4j.task.copy.CopyConfig;

class OptimalEstimatorTest {
    private static final NgramConfig PAPER = new NgramConfig(5, 200);

    /**
     * Bits 1, 1, 1, 0, 1 with a context of one: after 1 nothing is known (½); then a 1 has followed
     * (1½ / 2 for a 1); then 1 and 1 (½ / 3 for a 0); after 0 nothing is known.
     */
    @Test
    void eachBitIsPredictedFromWhatFollowedItsContextBefore() {
        EpisodeBatch episode = EpisodeBatch.zeros(1, 4, 1, 1);
        System.arraycopy(new float[] {1, 1, 1, 0}, 0, episode.inputs(), 0, 4);
        System.arraycopy(new float[] {1, 1, 0, 1}, 0, episode.targets(), 0, 4);
        System.arraycopy(new float[] {1, 1, 1, 1}, 0, episode.mask(), 0, 4);
        double expected = -Math.log(0.5 * 0.75 * (0.5 / 3) * 0.5) / Math.log(2);
        assertThat(new OptimalEstimator(1).costBits(episode)).hasSize(1);
        assertThat(new OptimalEstimator(1).costBits(episode)[0]).isCloseTo(expected, within(1e-12));
    }

    /** Looks back over the whole sequence for each bit, and compares the contexts as lists. */
    @Property(tries = 60, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void agreesWithLookingBackForEachBit(
            @ForAll @IntRange(min = 1, max = 6) int context,
            @ForAll @IntRange(min = 1, max = 60) int scored,
            @ForAll long seed) {
        NgramConfig config = new NgramConfig(context, context + scored);
        EpisodeBatch episodes = config.create().sample(SeededRandom.of(seed, Purpose.DATA), 3);
        double[] costs = new OptimalEstimator(context).costBits(episodes);
        for (int b = 0; b < 3; b++) {
            assertThat(costs[b]).isCloseTo(costOfLookingBack(episodes, b, context), within(1e-9));
        }
    }

    private static double costOfLookingBack(EpisodeBatch episodes, int b, int context) {
        List<Float> bits = new ArrayList<>();
        for (int t = 0; t < episodes.steps(); t++) {
            bits.add(Episodes.input(episodes, t, b, 0));
        }
        bits.add(Episodes.targets(episodes, episodes.steps() - 1, b).get(0));
        double bitsOfCost = 0;
        for (int i = context; i < bits.size(); i++) {
            double same = 0.5;
            double all = 1;
            for (int j = context; j < i; j++) {
                if (bits.subList(j - context, j).equals(bits.subList(i - context, i))) {
                    same += bits.get(j).equals(bits.get(i)) ? 1 : 0;
                    all++;
                }
            }
            bitsOfCost -= Math.log(same / all) / Math.log(2);
        }
        return bitsOfCost;
    }

    @Test
    void thePapersTaskCosts128BitsAtBest() {
        RunningMean costs = costs(5, 5_000);
        double error = 3 * costs.standardError();
        assertThat(error).isBetween(1.0, 2.0);
        assertThat(costs.mean()).isCloseTo(128.1, within(error));
    }

    /** What a plateau means: a model there sees so many bits back. */
    @ParameterizedTest
    @CsvSource({"0, 55", "1, 50", "2, 44", "3, 34", "4, 18.5"})
    void aShorterContextCostsMore(int context, double more) {
        int sequences = 2_000;
        assertThat(costs(context, sequences).mean() - costs(5, sequences).mean())
                .isCloseTo(more, within(1.5));
    }

    private static RunningMean costs(int context, int sequences) {
        RunningMean costs = new RunningMean();
        SeededRandom random = SeededRandom.of(1, Purpose.EVALUATION);
        for (int i = 0; i < sequences / 100; i++) {
            EpisodeBatch episodes = PAPER.create().sample(random, 100);
            for (double cost : new OptimalEstimator(context).costBits(episodes)) {
                costs.add(cost);
            }
        }
        return costs;
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 17})
    void aContextOutOfRangeIsAMistake(int context) {
        assertThatThrownBy(() -> new OptimalEstimator(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("context must be between 0 and 16, got " + context);
    }

    @Test
    void episodesOfAnotherTaskAreAMistake() {
        EpisodeBatch copy =
                new CopyConfig(1, 1, 1, false).create().sample(SeededRandom.of(1, Purpose.DATA), 1);
        assertThatThrownBy(() -> new OptimalEstimator(5).costBits(copy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("N-grams have one input and one output channel, got 3 and 2");
    }
}
