package org.ntm4j.task.recall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.Task;
import org.ntm4j.task.BitVectors;
import org.ntm4j.task.EpisodeSlot;
import org.ntm4j.task.PaddedBatch;

/**
 * Saying the item that followed the one that is asked for (section 4.3 of the paper).
 *
 * <p>An episode of n items of K vectors takes {@code T = n·(K + 1) + 2·K + 2} steps. Input, X = bits + 2
 * channels: for each item the item flag, 1, on channel {@code bits} for one step, then its K vectors on
 * channels 0 to {@code bits − 1}; then the query flag, 1, on channel {@code bits + 1} for one step, one
 * of the items but the last, each as likely, and the query flag again; then nothing. Answer, Y = bits
 * channels, at the last K steps: the vectors of the item that came after the one asked for.
 *
 * <p>The items of an episode are all different, so that a query has one answer: an item that equals one
 * before it is drawn again. With 18 bits an item that happens in about one of 17,000 episodes of six items.
 */
public final class RecallTask implements Task {
    private static final List<Integer> TEST_ITEMS = List.of(6, 8, 10, 12, 15, 20);

    private final RecallConfig config;

    /** The task with these settings. */
    public RecallTask(RecallConfig config) {
        this.config = config;
    }

    @Override
    public String id() {
        return RecallConfig.ID;
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
        return sample(random, batch, config.minItems(), config.maxItems());
    }

    /** Six to twenty items, as far as there are so many different ones. */
    @Override
    public List<Generalization> generalizations() {
        return TEST_ITEMS.stream()
                .filter(items -> items <= config.differentItems())
                .map(
                        items ->
                                new Generalization(
                                        items + " items",
                                        (random, batch) -> sample(random, batch, items, items)))
                .toList();
    }

    private EpisodeBatch sample(RandomGenerator random, int batch, int fewest, int most) {
        List<Integer> items = PaddedBatch.plans(batch, () -> random.nextInt(fewest, most + 1));
        return PaddedBatch.fill(
                this, items, this::steps, (slot, count) -> fill(slot, count, random));
    }

    /** T of an episode of {@code items} items. */
    private int steps(int items) {
        return items * (config.itemLength() + 1) + 2 * config.itemLength() + 2;
    }

    private void fill(EpisodeSlot slot, int count, RandomGenerator random) {
        int length = config.itemLength();
        List<float[][]> items = differentItems(random, count);
        int t = 0;
        for (float[][] item : items) {
            slot.show(t, config.bits(), 1);
            show(slot, t + 1, item);
            t += length + 1;
        }
        int query = random.nextInt(count - 1);
        slot.show(t, config.bits() + 1, 1);
        show(slot, t + 1, items.get(query));
        slot.show(t + length + 1, config.bits() + 1, 1);
        for (int i = 0; i < length; i++) {
            slot.want(t + length + 2 + i, items.get(query + 1)[i]);
        }
    }

    private static void show(EpisodeSlot slot, int from, float[][] item) {
        for (int i = 0; i < item.length; i++) {
            slot.show(from + i, item[i]);
        }
    }

    private List<float[][]> differentItems(RandomGenerator random, int count) {
        List<float[][]> items = new ArrayList<>(count);
        while (items.size() < count) {
            float[][] item = BitVectors.draw(random, config.itemLength(), config.bits());
            if (items.stream().noneMatch(other -> Arrays.deepEquals(other, item))) {
                items.add(item);
            }
        }
        return items;
    }
}
