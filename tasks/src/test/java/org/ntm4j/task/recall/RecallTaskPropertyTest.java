package org.ntm4j.task.recall;

import static org.assertj.core.api.Assertions.assertThat;

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

class RecallTaskPropertyTest extends TaskProperties {
    @Provide
    Arbitrary<RecallConfig> configs() {
        Arbitrary<Integer> fewest = Arbitraries.integers().between(2, 5);
        Arbitrary<Integer> more = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> bits = Arbitraries.integers().between(3, 7);
        return Combinators.combine(fewest, more, length, bits)
                .as(
                        (low, extra, vectors, width) ->
                                new RecallConfig(low, low + extra, vectors, width));
    }

    @Override
    @Provide
    public Arbitrary<TaskCase> cases() {
        return configs().map(config -> new TaskCase(config, new RecallOracle(config)));
    }

    @Property(tries = 100, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void flagsStandAloneAtTheirSteps(@ForAll("configs") RecallConfig config, @ForAll long seed) {
        EpisodeBatch episodes = sample(config, 1, seed);
        List<Integer> itemFlags = Episodes.stepsWithInput(episodes, 0, config.bits());
        List<Integer> queryFlags = Episodes.stepsWithInput(episodes, 0, config.bits() + 1);
        int every = config.itemLength() + 1;
        for (int i = 0; i < itemFlags.size(); i++) {
            assertThat(itemFlags.get(i)).isEqualTo(i * every);
        }
        int query = itemFlags.size() * every;
        assertThat(queryFlags).containsExactly(query, query + every);
        List<Integer> flags = new ArrayList<>(itemFlags);
        flags.addAll(queryFlags);
        for (int t : flags) {
            assertThat(Episodes.inputs(episodes, t, 0, config.bits())).containsOnly(0f);
        }
    }

    @Property(tries = 10, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void numbersOfItemsAreUniformAndSoIsTheOneThatIsAskedFor(
            @ForAll @IntRange(min = 2, max = 4) int fewest,
            @ForAll @IntRange(max = 4) int extra,
            @ForAll @IntRange(max = 1000) int seed) {
        RecallConfig config = new RecallConfig(fewest, fewest + extra, 3, 6);
        int batch = 1_500 * (extra + 1);
        EpisodeBatch episodes = sample(config, batch, seed);
        List<Integer> counts = new ArrayList<>();
        List<Integer> queries = new ArrayList<>();
        for (int b = 0; b < batch; b++) {
            int items = Episodes.stepsWithInput(episodes, b, 6).size();
            counts.add(items);
            if (items == fewest) {
                queries.add(query(episodes, b, items));
            }
        }
        Statistics.assertUniform(counts, fewest, fewest + extra);
        Statistics.assertUniform(queries, 0, fewest - 2);
    }

    /** Which item is asked for, by the bits of the paper's items of 3 × 6. */
    private static int query(EpisodeBatch episodes, int b, int items) {
        long wanted = code(episodes, b, 4 * items + 1);
        int found = 0;
        while (code(episodes, b, 4 * found + 1) != wanted) {
            found++;
        }
        return found;
    }

    private static long code(EpisodeBatch episodes, int b, int from) {
        long code = 0;
        for (int t = from; t < from + 3; t++) {
            for (float bit : Episodes.inputs(episodes, t, b, 6)) {
                code = 2 * code + (long) bit;
            }
        }
        return code;
    }

    @Property(tries = 20, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void allItemsAreDifferentEvenIfThereAreNoOthers(@ForAll long seed) {
        RecallConfig config = new RecallConfig(8, 8, 1, 3);
        EpisodeBatch episodes = sample(config, 5, seed);
        for (int b = 0; b < 5; b++) {
            List<List<Float>> items = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                items.add(Episodes.inputs(episodes, 2 * i + 1, b, 3));
            }
            assertThat(items).doesNotHaveDuplicates();
        }
    }

    private static EpisodeBatch sample(RecallConfig config, int batch, long seed) {
        return config.create().sample(SeededRandom.of(seed, Purpose.DATA), batch);
    }
}
