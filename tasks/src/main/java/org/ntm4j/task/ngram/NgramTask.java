package org.ntm4j.task.ngram;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ntm4j.episode.Baseline;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.Task;
import org.ntm4j.task.EpisodeSlot;
import org.ntm4j.task.PaddedBatch;

/**
 * Predicting the bits of a random N-gram source that is drawn anew for each sequence (section 4.4 of the
 * paper).
 *
 * <p>A source with a context of C bits is a table of {@code 2^C} probabilities that the next bit is 1,
 * one for each context, independent of each other, from Beta(½, ½): the arcsine distribution, which is
 * that of {@code sin²(π·u/2)} for u uniform in [0, 1). The first C bits of a sequence are fair; each
 * after that is drawn with the probability of the C bits before it.
 *
 * <p>An episode of {@code length} bits takes {@code T = length − 1} steps; X = Y = 1. At step t the
 * input is bit t and the target is bit t + 1. Scored are the bits after the first C, at steps C − 1 to
 * T − 1: 195 of 200 with C = 5.
 */
public final class NgramTask implements Task {
    private static final List<Integer> TEST_LENGTHS = List.of(200, 400);

    private final NgramConfig config;

    /** The task with these settings. */
    public NgramTask(NgramConfig config) {
        this.config = config;
    }

    @Override
    public String id() {
        return NgramConfig.ID;
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
    public EpisodeBatch sample(RandomGenerator random, int batch) {
        return sample(random, batch, config.length());
    }

    /** The paper's length, and twice that. */
    @Override
    public List<Generalization> generalizations() {
        return TEST_LENGTHS.stream()
                .map(
                        length ->
                                new Generalization(
                                        length + " bits",
                                        (random, batch) -> sample(random, batch, length)))
                .toList();
    }

    /** The optimal estimator (equation 10). */
    @Override
    public Optional<Baseline> baseline() {
        return Optional.of(new OptimalEstimator(config.context()));
    }

    private EpisodeBatch sample(RandomGenerator random, int batch, int length) {
        List<Integer> lengths = PaddedBatch.plans(batch, () -> length);
        return PaddedBatch.fill(
                this, lengths, bits -> bits - 1, (slot, bits) -> fill(slot, bits, random));
    }

    private void fill(EpisodeSlot slot, int length, RandomGenerator random) {
        double[] table = table(random);
        int context = 0;
        for (int i = 0; i < length; i++) {
            boolean isFirst = i < config.context();
            boolean one = isFirst ? random.nextBoolean() : random.nextDouble() < table[context];
            context = ((context << 1) | (one ? 1 : 0)) & (table.length - 1);
            if (i < length - 1) {
                slot.show(i, 0, one ? 1 : 0);
            }
            if (!isFirst) {
                slot.want(i - 1, 0, one ? 1 : 0);
            }
        }
    }

    /** The probability of a 1 after each context; the latest bit is the lowest of the index. */
    private double[] table(RandomGenerator random) {
        double[] table = new double[1 << config.context()];
        for (int i = 0; i < table.length; i++) {
            double sine = StrictMath.sin(Math.PI / 2 * random.nextDouble());
            table[i] = sine * sine;
        }
        return table;
    }
}
