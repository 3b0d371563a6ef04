package org.ntm4j.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tests of distributions, for seeds that are fixed: a right distribution fails about never. */
public final class Statistics {
    private Statistics() {}

    /** Fails unless the draws look uniform over {@code least … most}, both included. */
    public static void assertUniform(Collection<Integer> draws, int least, int most) {
        Map<Integer, Long> counts =
                draws.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(least, most).boxed().toList());
        double expected = (double) draws.size() / (most - least + 1);
        double chiSquare =
                counts.values().stream()
                        .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                        .sum();
        int freedom = most - least;
        assertThat(chiSquare).isLessThan(freedom + 6 * Math.sqrt(2.0 * freedom) + 12);
    }

    /** Fails unless {@code ones} of {@code draws} is what a probability gives, within 4 deviations. */
    public static void assertShare(long ones, long draws, double probability) {
        double mean = draws * probability;
        double deviation = Math.sqrt(mean * (1 - probability));
        assertThat((double) ones).isBetween(mean - 4 * deviation, mean + 4 * deviation);
    }
}
