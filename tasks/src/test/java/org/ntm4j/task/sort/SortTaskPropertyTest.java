package org.ntm4j.task.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

class SortTaskPropertyTest extends TaskProperties {
    @Provide
    Arbitrary<SortConfig> configs() {
        Arbitrary<Integer> answers = Arbitraries.integers().between(1, 9);
        Arbitrary<Integer> more = Arbitraries.integers().between(0, 6);
        Arbitrary<Integer> bits = Arbitraries.integers().between(1, 9);
        return Combinators.combine(answers, more, bits)
                .as((wanted, extra, width) -> new SortConfig(wanted + extra, wanted, width));
    }

    @Override
    @Provide
    public Arbitrary<TaskCase> cases() {
        return configs().map(config -> new TaskCase(config, new SortOracle(config)));
    }

    /** Vectors of 30 bits are as good as unique, so that each answer tells which row it is. */
    @Property(tries = 50, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void answersAreWholeRowsInDescendingOrderAndNoneThatIsLeftOutIsHigher(@ForAll long seed) {
        EpisodeBatch episodes = sample(new SortConfig(12, 7, 30), 1, seed);
        Map<List<Float>, Float> priorities = new HashMap<>();
        for (int t = 0; t < 12; t++) {
            priorities.put(Episodes.inputs(episodes, t, 0, 30), Episodes.input(episodes, t, 0, 30));
        }
        List<Float> answered = new ArrayList<>();
        for (int t : Episodes.scoredSteps(episodes, 0)) {
            answered.add(priorities.remove(Episodes.targets(episodes, t, 0)));
        }
        assertThat(answered).hasSize(7).doesNotContainNull();
        assertThat(answered).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(priorities.values()).hasSize(5).allMatch(leftOut -> leftOut <= answered.get(6));
    }

    @Property(tries = 5, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void prioritiesAreUniformFromMinusOneToOne(@ForAll @IntRange(max = 1000) int seed) {
        EpisodeBatch episodes = sample(new SortConfig(20, 16, 1), 500, seed);
        List<Integer> twentieths = new ArrayList<>();
        for (int b = 0; b < 500; b++) {
            for (int t = 0; t < 20; t++) {
                float priority = Episodes.input(episodes, t, b, 1);
                assertThat(priority).isBetween(-1f, 1f);
                twentieths.add((int) Math.min(19, Math.floor((priority + 1) * 10)));
            }
        }
        Statistics.assertUniform(twentieths, 0, 19);
    }

    private static EpisodeBatch sample(SortConfig config, int batch, long seed) {
        return config.create().sample(SeededRandom.of(seed, Purpose.DATA), batch);
    }
}
