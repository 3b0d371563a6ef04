package org.ntm4j.task.sort;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.Task;
import org.ntm4j.task.BitVectors;
import org.ntm4j.task.EpisodeSlot;
import org.ntm4j.task.PaddedBatch;

/**
 * Sorting random bit vectors by a priority that comes with each (section 4.5 of the paper).
 *
 * <p>An episode of n items of which k are wanted takes {@code T = n + 1 + k} steps. Input, X = bits + 2
 * channels: at steps 0 to n − 1 a vector on channels 0 to {@code bits − 1} and its priority on channel
 * {@code bits}; at step n the delimiter flag, 1, on channel {@code bits + 1}; then nothing. Answer, Y =
 * bits channels, at steps n + 1 to n + k: the vectors of the k highest priorities, whole, the highest
 * first; of equal priorities the one that was shown first.
 *
 * <p>Priorities are uniform over the multiples of 2⁻²³ in [−1, 1], both ends included, which single
 * precision holds exactly.
 */
public final class SortTask implements Task {
    private static final List<Integer> TEST_ITEMS = List.of(10, 15, 20, 25, 30);
    private static final int STEPS_PER_UNIT = 1 << 23;

    private final SortConfig config;

    /** What an episode is made from: n and k. */
    private record Plan(int items, int answers) {
        int steps() {
            return items + 1 + answers;
        }
    }

    /** The task with these settings. */
    public SortTask(SortConfig config) {
        this.config = config;
    }

    @Override
    public String id() {
        return SortConfig.ID;
    }

    @Override
    public int inputWidth() {
        return config.bits() + 2;
    }

    @Override
    public int outputWidth() {
        return config.bits();
    }

    @Override
    public EpisodeBatch sample(RandomGenerator random, int batch) {
        return sample(random, batch, new Plan(config.items(), config.answers()));
    }

    /** Ten to thirty items, {@code k of n}, of which the same share is wanted as in training. */
    @Override
    public List<Generalization> generalizations() {
        return TEST_ITEMS.stream().map(this::kind).toList();
    }

    private Generalization kind(int items) {
        long share = Math.round((double) items * config.answers() / config.items());
        Plan plan = new Plan(items, (int) Math.max(1, share));
        return new Generalization(
                plan.answers() + " of " + items, (random, batch) -> sample(random, batch, plan));
    }

    private EpisodeBatch sample(RandomGenerator random, int batch, Plan plan) {
        return PaddedBatch.fill(
                this,
                PaddedBatch.plans(batch, () -> plan),
                Plan::steps,
                (slot, each) -> fill(slot, each, random));
    }

    private void fill(EpisodeSlot slot, Plan plan, RandomGenerator random) {
        float[][] vectors = BitVectors.draw(random, plan.items(), config.bits());
        float[] priorities = new float[plan.items()];
        for (int i = 0; i < plan.items(); i++) {
            priorities[i] = priority(random);
            slot.show(i, vectors[i]);
            slot.show(i, config.bits(), priorities[i]);
        }
        slot.show(plan.items(), config.bits() + 1, 1);
        List<Integer> order =
                IntStream.range(0, plan.items())
                        .boxed()
                        .sorted(Comparator.comparing(i -> -priorities[i]))
                        .toList();
        for (int k = 0; k < plan.answers(); k++) {
            slot.want(plan.items() + 1 + k, vectors[order.get(k)]);
        }
    }

    private static float priority(RandomGenerator random) {
        int steps = random.nextInt(2 * STEPS_PER_UNIT + 1) - STEPS_PER_UNIT;
        return (float) steps / STEPS_PER_UNIT;
    }
}
