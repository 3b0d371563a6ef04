package org.ntm4j.task.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
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

class CopyTaskPropertyTest extends TaskProperties {
    @Provide
    Arbitrary<CopyConfig> configs() {
        Arbitrary<Integer> shortest = Arbitraries.integers().between(1, 12);
        Arbitrary<Integer> more = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> bits = Arbitraries.integers().between(1, 9);
        Arbitrary<Boolean> marker = Arbitraries.of(true, false);
        return Combinators.combine(shortest, more, bits, marker)
                .as((low, extra, width, end) -> new CopyConfig(low, low + extra, width, end));
    }

    @Override
    @Provide
    public Arbitrary<TaskCase> cases() {
        return configs().map(config -> new TaskCase(config, new CopyOracle(config)));
    }

    @Property(tries = 100, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void everyFlagIsShownOnceAndVectorsCarryNone(
            @ForAll("configs") CopyConfig config, @ForAll long seed) {
        EpisodeBatch episodes = sample(config, 1, seed);
        int length = length(config, episodes, 0);
        assertThat(Episodes.stepsWithInput(episodes, 0, config.bits())).containsExactly(0);
        assertThat(Episodes.stepsWithInput(episodes, 0, config.bits() + 1))
                .containsExactly(length + 1);
    }

    @Property(tries = 10, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void lengthsAreUniformBoundsIncluded(
            @ForAll @IntRange(min = 1, max = 5) int shortest,
            @ForAll @IntRange(min = 0, max = 9) int extra,
            @ForAll @IntRange(max = 1000) int seed) {
        CopyConfig config = new CopyConfig(shortest, shortest + extra, 1, false);
        int batch = 500 * (extra + 1);
        EpisodeBatch episodes = sample(config, batch, seed);
        List<Integer> lengths =
                IntStream.range(0, batch).mapToObj(b -> length(config, episodes, b)).toList();
        Statistics.assertUniform(lengths, shortest, shortest + extra);
    }

    @Property(tries = 10, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void bitsAreFair(@ForAll @IntRange(max = 1000) int seed) {
        CopyConfig config = new CopyConfig(10, 10, 8, false);
        int batch = 200;
        double ones = 0;
        for (float target : sample(config, batch, seed).targets()) {
            ones += target;
        }
        Statistics.assertShare((long) ones, batch * 10L * 8, 0.5);
    }

    private static EpisodeBatch sample(CopyConfig config, int batch, long seed) {
        return config.create().sample(SeededRandom.of(seed, Purpose.DATA), batch);
    }

    private static int length(CopyConfig config, EpisodeBatch episodes, int b) {
        return Episodes.scoredSteps(episodes, b).size() - (config.endMarker() ? 1 : 0);
    }
}
