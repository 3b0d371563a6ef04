package org.ntm4j.task.copy;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.EpisodeSource;
import org.ntm4j.episode.Task;
import org.ntm4j.task.BitVectors;
import org.ntm4j.task.EpisodeSlot;
import org.ntm4j.task.PaddedBatch;

/**
 * Copying a sequence of random bit vectors (section 4.1 of the paper).
 *
 * <p>An episode of length L takes {@code T = 2L + 2} steps, one more with an end marker. Input, X =
 * bits + 2 channels: at step 0 the start flag on channel {@code bits}; at steps 1 to L the vectors on
 * channels 0 to {@code bits − 1}; at step L + 1 the end flag on channel {@code bits + 1}; then nothing.
 * Answer, Y = bits + 1 channels: at steps L + 2 to 2L + 1 the vectors in the same order, with 0 on
 * channel {@code bits}; with an end marker one more step, on which only channel {@code bits} is 1.
 */
public final class CopyTask implements Task {
    private static final List<Integer> TEST_LENGTHS = List.of(10, 20, 30, 50, 120);

    private final CopyConfig config;

    /** The task with these settings. */
    public CopyTask(CopyConfig config) {
        this.config = config;
    }

    @Override
    public String id() {
        return CopyConfig.ID;
    }

    @Override
    public int inputWidth() {
        return config.bits() + 2;
    }

    @Override
    public int outputWidth() {
        return config.bits() + 1;
    }

    @Override
    public EpisodeBatch sample(RandomGenerator random, int batch) {
        return sample(random, batch, config.minLength(), config.maxLength());
    }

    @Override
    public List<Generalization> generalizations() {
        return TEST_LENGTHS.stream()
                .map(length -> new Generalization("length " + length, ofLength(length)))
                .toList();
    }

    /** The end marker, if there is one. */
    @Override
    public Optional<Marker> marker() {
        return config.endMarker()
                ? Optional.of(new Marker("end marker", config.bits()))
                : Optional.empty();
    }

    private EpisodeSource ofLength(int length) {
        return (random, batch) -> sample(random, batch, length, length);
    }

    private EpisodeBatch sample(RandomGenerator random, int batch, int shortest, int longest) {
        List<Integer> lengths =
                PaddedBatch.plans(batch, () -> random.nextInt(shortest, longest + 1));
        return PaddedBatch.fill(
                this, lengths, this::steps, (slot, length) -> fill(slot, length, random));
    }

    /** T of an episode of {@code length} vectors. */
    private int steps(int length) {
        return 2 * length + (config.endMarker() ? 3 : 2);
    }

    private void fill(EpisodeSlot slot, int length, RandomGenerator random) {
        int bits = config.bits();
        int answer = length + 2;
        float[][] vectors = BitVectors.draw(random, length, bits);
        slot.show(0, bits, 1);
        for (int i = 0; i < length; i++) {
            slot.show(1 + i, vectors[i]);
            slot.want(answer + i, vectors[i]);
        }
        slot.show(length + 1, bits + 1, 1);
        if (config.endMarker()) {
            slot.want(answer + length, bits, 1);
        }
    }
}
