package org.ntm4j.task.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;

class CopyTaskPropertyTest {
    @Provide
    Arbitrary<CopyConfig> configs() {
        Arbitrary<Integer> shortest = Arbitraries.integers().between(1, 12);
        Arbitrary<Integer> more = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> bits = Arbitraries.integers().between(1, 9);
        Arbitrary<Boolean> marker = Arbitraries.of(true, false);
        return Combinators.combine(shortest, more, bits, marker)
                .as((low, extra, width, end) -> new CopyConfig(low, low + extra, width, end));
    }

    @Property(tries = 200, seed = "1")
    void theOracleSolvesEverySequence(
            @ForAll("configs") CopyConfig config,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll long seed) {
        EpisodeBatch episodes = sample(config, batch, seed);
        CopyOracle oracle = new CopyOracle(config);
        for (int b = 0; b < batch; b++) {
            List<CopyOracle.Answer> answers = oracle.solve(episodes, b);
            assertThat(scoredSteps(episodes, b))
                    .isEqualTo(answers.stream().map(CopyOracle.Answer::step).toList());
            for (CopyOracle.Answer answer : answers) {
                assertThat(targets(episodes, answer.step(), b)).isEqualTo(answer.values());
            }
        }
    }

    @Property(tries = 200, seed = "1")
    void nothingIsShownWhileTheAnswerIsDueOrWhenItIsOver(
            @ForAll("configs") CopyConfig config,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll long seed) {
        EpisodeBatch episodes = sample(config, batch, seed);
        for (int b = 0; b < batch; b++) {
            int firstAnswer = scoredSteps(episodes, b).get(0);
            for (int t = firstAnswer; t < episodes.steps(); t++) {
                for (int x = 0; x < episodes.inputWidth(); x++) {
                    assertThat(episodes.inputs()[episodes.inputIndex(t, b, x)]).isZero();
                }
            }
        }
    }

    @Property(tries = 200, seed = "1")
    void everyFlagIsShownOnceAndVectorsCarryNone(
            @ForAll("configs") CopyConfig config, @ForAll long seed) {
        EpisodeBatch episodes = sample(config, 1, seed);
        for (int flag : new int[] {config.bits(), config.bits() + 1}) {
            List<Integer> shown =
                    IntStream.range(0, episodes.steps())
                            .filter(t -> episodes.inputs()[episodes.inputIndex(t, 0, flag)] != 0)
                            .boxed()
                            .toList();
            int length = length(config, episodes, 0);
            assertThat(shown).containsExactly(flag == config.bits() ? 0 : length + 1);
        }
    }

    @Property(tries = 200, seed = "1")
    void targetsAreZeroWhereNothingIsScored(
            @ForAll("configs") CopyConfig config, @ForAll long seed) {
        EpisodeBatch episodes = sample(config, 3, seed);
        for (int t = 0; t < episodes.steps(); t++) {
            for (int b = 0; b < 3; b++) {
                if (episodes.mask()[episodes.maskIndex(t, b)] == 0) {
                    assertThat(targets(episodes, t, b)).containsOnly(0f);
                }
            }
        }
    }

    @Property(tries = 200, seed = "1")
    void aBatchIsAsLongAsItsLongestSequence(
            @ForAll("configs") CopyConfig config,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll long seed) {
        EpisodeBatch episodes = sample(config, batch, seed);
        int longest =
                IntStream.range(0, batch).map(b -> length(config, episodes, b)).max().getAsInt();
        assertThat(episodes.steps()).isEqualTo(2 * longest + 2 + (config.endMarker() ? 1 : 0));
        assertThat(episodes.inputWidth()).isEqualTo(config.bits() + 2);
        assertThat(episodes.outputWidth()).isEqualTo(config.bits() + 1);
    }

    @Property(tries = 10, seed = "1")
    void lengthsAreUniformBoundsIncluded(
            @ForAll @IntRange(min = 1, max = 5) int shortest,
            @ForAll @IntRange(min = 0, max = 9) int extra,
            @ForAll @IntRange(max = 1000) int seed) {
        CopyConfig config = new CopyConfig(shortest, shortest + extra, 1, false);
        int perLength = 500;
        int batch = perLength * (extra + 1);
        EpisodeBatch episodes = sample(config, batch, seed);
        Map<Integer, Long> counts =
                IntStream.range(0, batch)
                        .mapToObj(b -> length(config, episodes, b))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(shortest, shortest + extra).boxed().toList());
        double chiSquare =
                counts.values().stream()
                        .mapToDouble(n -> (n - perLength) * (double) (n - perLength) / perLength)
                        .sum();
        assertThat(chiSquare).isLessThan(extra + 6 * Math.sqrt(2.0 * extra) + 12);
    }

    @Property(tries = 10, seed = "1")
    void bitsAreFair(@ForAll @IntRange(max = 1000) int seed) {
        CopyConfig config = new CopyConfig(10, 10, 8, false);
        int batch = 200;
        EpisodeBatch episodes = sample(config, batch, seed);
        double ones = 0;
        for (float target : episodes.targets()) {
            ones += target;
        }
        int bits = batch * 10 * 8;
        assertThat(ones)
                .isBetween(bits / 2.0 - 3 * Math.sqrt(bits), bits / 2.0 + 3 * Math.sqrt(bits));
    }

    @Property(tries = 50, seed = "1")
    void theSameRandomnessGivesTheSameEpisodes(
            @ForAll("configs") CopyConfig config, @ForAll long seed) {
        EpisodeBatch first = sample(config, 4, seed);
        EpisodeBatch second = sample(config, 4, seed);
        assertThat(first.inputs()).isEqualTo(second.inputs());
        assertThat(first.targets()).isEqualTo(second.targets());
        assertThat(first.mask()).isEqualTo(second.mask());
    }

    private static EpisodeBatch sample(CopyConfig config, int batch, long seed) {
        return config.create().sample(SeededRandom.of(seed, Purpose.DATA), batch);
    }

    private static List<Integer> scoredSteps(EpisodeBatch episodes, int b) {
        return IntStream.range(0, episodes.steps())
                .filter(t -> episodes.mask()[episodes.maskIndex(t, b)] == 1)
                .boxed()
                .toList();
    }

    private static int length(CopyConfig config, EpisodeBatch episodes, int b) {
        return scoredSteps(episodes, b).size() - (config.endMarker() ? 1 : 0);
    }

    private static List<Float> targets(EpisodeBatch episodes, int t, int b) {
        return IntStream.range(0, episodes.outputWidth())
                .mapToObj(y -> episodes.targets()[episodes.targetIndex(t, b, y)])
                .toList();
    }
}
