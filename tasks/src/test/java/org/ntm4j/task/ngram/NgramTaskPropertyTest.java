package org.ntm4j.task.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

class NgramTaskPropertyTest {
    @Provide
    Arbitrary<NgramConfig> configs() {
        Arbitrary<Integer> context = Arbitraries.integers().between(1, 6);
        Arbitrary<Integer> more = Arbitraries.integers().between(1, 40);
        return Combinators.combine(context, more)
                .as((bits, scored) -> new NgramConfig(bits, bits + scored));
    }

    @Property(tries = 100, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void theTargetIsTheNextInputWhereTheContextIsComplete(
            @ForAll("configs") NgramConfig config,
            @ForAll @IntRange(min = 1, max = 5) int batch,
            @ForAll long seed) {
        EpisodeBatch episodes = sample(config, batch, seed);
        assertThat(episodes.steps()).isEqualTo(config.length() - 1);
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < episodes.steps(); t++) {
                boolean scored = t >= config.context() - 1;
                float target = Episodes.targets(episodes, t, b).get(0);
                assertThat(Episodes.input(episodes, t, b, 0)).isIn(0f, 1f);
                assertThat(Episodes.mask(episodes, t, b)).isEqualTo(scored ? 1f : 0f);
                if (scored && t + 1 < episodes.steps()) {
                    assertThat(target).isEqualTo(Episodes.input(episodes, t + 1, b, 0));
                }
                assertThat(target).isIn(0f, scored ? 1f : 0f);
            }
        }
    }

    @Property(tries = 50, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void theSameRandomnessGivesTheSameEpisodes(
            @ForAll("configs") NgramConfig config, @ForAll long seed) {
        assertThat(sample(config, 4, seed).inputs()).isEqualTo(sample(config, 4, seed).inputs());
        assertThat(sample(config, 4, seed).targets()).isEqualTo(sample(config, 4, seed).targets());
    }

    /**
     * Of all the times that a context has been followed by so many ones and zeros, the share in which a
     * one follows is what Bayes' rule with the prior Beta(½, ½) says, in every sequence and context
     * anew: at (0, 0) it would not be ½ if sequences or contexts shared probabilities.
     */
    @Property(tries = 2, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void probabilitiesAreDrawnAnewForEachSequenceAndContextFromTheArcsineDistribution(
            @ForAll @IntRange(max = 1000) int seed) {
        int most = 6;
        int sequences = 3_000;
        long[][][] followed = new long[most][most][2];
        long[][] firstAfter = new long[8][2];
        EpisodeBatch episodes = sample(new NgramConfig(3, 120), sequences, seed);
        for (int b = 0; b < sequences; b++) {
            count(episodes, b, followed, firstAfter);
        }
        for (int ones = 0; ones < most; ones++) {
            for (int zeros = 0; zeros < most; zeros++) {
                long[] next = followed[ones][zeros];
                double expected = (ones + 0.5) / (ones + zeros + 1);
                assertThat(next[0] + next[1]).isGreaterThan(100);
                Statistics.assertShare(next[1], next[0] + next[1], expected);
            }
        }
        for (long[] next : firstAfter) {
            Statistics.assertShare(next[1], next[0] + next[1], 0.5);
        }
    }

    private static void count(
            EpisodeBatch episodes, int b, long[][][] followed, long[][] firstAfter) {
        int[][] seen = new int[8][2];
        for (int t = 2; t < episodes.steps(); t++) {
            int context = 0;
            for (int i = t - 2; i <= t; i++) {
                context = 2 * context + (int) Episodes.input(episodes, i, b, 0);
            }
            int next = Episodes.targets(episodes, t, b).get(0).intValue();
            int[] before = seen[context];
            if (before[0] + before[1] == 0) {
                firstAfter[context][next]++;
            }
            if (before[0] < followed.length && before[1] < followed.length) {
                followed[before[1]][before[0]][next]++;
            }
            before[next]++;
        }
    }

    @Property(tries = 5, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void theFirstBitsAreFairAndIndependent(@ForAll @IntRange(max = 1000) int seed) {
        int sequences = 6_400;
        EpisodeBatch episodes = sample(new NgramConfig(5, 6), sequences, seed);
        Integer[] contexts = new Integer[sequences];
        for (int b = 0; b < sequences; b++) {
            int context = 0;
            for (int t = 0; t < 5; t++) {
                context = 2 * context + (int) Episodes.input(episodes, t, b, 0);
            }
            contexts[b] = context;
        }
        Statistics.assertUniform(Arrays.asList(contexts), 0, 31);
    }

    private static EpisodeBatch sample(NgramConfig config, int batch, long seed) {
        return config.create().sample(SeededRandom.of(seed, Purpose.DATA), batch);
    }
}
