package org.ntm4j.task.repeatcopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.task.Episodes;
import org.ntm4j.task.Statistics;
import org.ntm4j.task.TaskCase;
import org.ntm4j.task.TaskProperties;

class RepeatCopyTaskPropertyTest extends TaskProperties {
    @Provide
    Arbitrary<RepeatCopyConfig> configs() {
        Arbitrary<Integer> least = Arbitraries.integers().between(1, 6);
        Arbitrary<Integer> more = Arbitraries.integers().between(0, 6);
        Arbitrary<Integer> bits = Arbitraries.integers().between(1, 7);
        return Combinators.combine(least, more, least, more, bits)
                .as(
                        (length, longer, repeats, oftener, width) ->
                                new RepeatCopyConfig(
                                        length,
                                        length + longer,
                                        repeats,
                                        repeats + oftener,
                                        width));
    }

    @Override
    @Provide
    public Arbitrary<TaskCase> cases() {
        return configs().map(config -> new TaskCase(config, new RepeatCopyOracle(config)));
    }

    @Property(tries = 100, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void theCountIsShownWithTheDelimiterAndNowhereElse(
            @ForAll("configs") RepeatCopyConfig config, @ForAll long seed) {
        EpisodeBatch episodes = sample(config, 1, seed);
        List<Integer> delimiter = Episodes.stepsWithInput(episodes, 0, config.bits());
        assertThat(delimiter).hasSize(1);
        assertThat(delimiter).containsAll(Episodes.stepsWithInput(episodes, 0, config.bits() + 1));
    }

    @Property(tries = 10, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void lengthsAndRepetitionsAreUniformAndIndependent(
            @ForAll @IntRange(min = 1, max = 4) int least,
            @ForAll @IntRange(max = 5) int extra,
            @ForAll @IntRange(max = 1000) int seed) {
        int most = least + extra;
        RepeatCopyConfig config = new RepeatCopyConfig(least, most, least, most, 1);
        int batch = 300 * (extra + 1) * (extra + 1);
        EpisodeBatch episodes = sample(config, batch, seed);
        List<Integer> pairs = new ArrayList<>();
        for (int b = 0; b < batch; b++) {
            int length = Episodes.stepsWithInput(episodes, b, config.bits()).get(0);
            int repeats = (Episodes.scoredSteps(episodes, b).size() - 1) / length;
            assertThat(length).isBetween(least, most);
            pairs.add((length - least) * (extra + 1) + repeats - least);
        }
        Statistics.assertUniform(pairs, 0, (extra + 1) * (extra + 1) - 1);
    }

    @Property(tries = 5, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void countsOfTrainingHaveMeanZeroAndVarianceOne(@ForAll @IntRange(max = 1000) int seed) {
        RepeatCopyConfig config = new RepeatCopyConfig(1, 1, 1, 10, 1);
        int batch = 10_000;
        EpisodeBatch episodes = sample(config, batch, seed);
        double sum = 0;
        double squares = 0;
        for (int b = 0; b < batch; b++) {
            double count = Episodes.input(episodes, 1, b, 2);
            sum += count;
            squares += count * count;
        }
        assertThat(sum / batch).isCloseTo(0, within(0.04));
        assertThat(squares / batch).isCloseTo(1, within(0.04));
    }

    private static EpisodeBatch sample(RepeatCopyConfig config, int batch, long seed) {
        return config.create().sample(SeededRandom.of(seed, Purpose.DATA), batch);
    }
}
