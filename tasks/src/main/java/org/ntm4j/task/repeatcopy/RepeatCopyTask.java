package org.ntm4j.task.repeatcopy;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.Task;
import org.ntm4j.task.BitVectors;
import org.ntm4j.task.EpisodeSlot;
import org.ntm4j.task.PaddedBatch;

/**
 * Copying a sequence of random bit vectors as often as asked, then saying that it is the end (section
 * 4.2 of the paper).
 *
 * <p>An episode of length L and R repetitions takes {@code T = L + L·R + 2} steps. Input, X = bits + 2
 * channels: at steps 0 to L − 1 the vectors on channels 0 to {@code bits − 1}; at step L the delimiter
 * flag, 1, on channel {@code bits} and the count R on channel {@code bits + 1}; then nothing. Answer, Y
 * = bits + 1 channels: at steps L + 1 to L + L·R the vectors in the same order, R times over, with 0 on
 * channel {@code bits}; at step L + L·R + 1 the end marker: only channel {@code bits} is 1.
 *
 * <p>The count is shown as {@code (R − μ)/σ}, with μ and σ the mean and the standard deviation of the
 * uniform distribution over {@code minRepeats … maxRepeats}, also where R lies beyond that range; σ is
 * taken as 1 if the range is one number.
 */
public final class RepeatCopyTask implements Task {
    private static final List<Plan> TEST_PLANS =
            List.of(
                    new Plan(10, 10),
                    new Plan(20, 10),
                    new Plan(10, 11),
                    new Plan(10, 12),
                    new Plan(10, 15),
                    new Plan(10, 20));

    private final RepeatCopyConfig config;
    private final double meanRepeats;
    private final double deviationOfRepeats;

    /** What an episode is made from: L and R. */
    private record Plan(int length, int repeats) {
        int steps() {
            return length + length * repeats + 2;
        }
    }

    /** The task with these settings. */
    public RepeatCopyTask(RepeatCopyConfig config) {
        this.config = config;
        double numbers = config.maxRepeats() - config.minRepeats() + 1;
        meanRepeats = (config.minRepeats() + config.maxRepeats()) / 2.0;
        deviationOfRepeats = numbers == 1 ? 1 : Math.sqrt((numbers * numbers - 1) / 12);
    }

    @Override
    public String id() {
        return RepeatCopyConfig.ID;
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
        return fill(random, PaddedBatch.plans(batch, () -> draw(random)));
    }

    /**
     * Lengths and repetitions at the edge of the paper's training range and beyond: {@code length L ×
     * R}. A model that can't count beyond 10 repetitions fails to mark the end from {@code × 11} on,
     * which its {@link #marker()} tells.
     */
    @Override
    public List<Generalization> generalizations() {
        return TEST_PLANS.stream()
                .map(
                        plan ->
                                new Generalization(
                                        "length " + plan.length() + " × " + plan.repeats(),
                                        (random, batch) ->
                                                fill(random, PaddedBatch.plans(batch, () -> plan))))
                .toList();
    }

    /** The end marker, which comes after the last repetition. */
    @Override
    public Optional<Marker> marker() {
        return Optional.of(new Marker("end marker", config.bits()));
    }

    private Plan draw(RandomGenerator random) {
        int length = random.nextInt(config.minLength(), config.maxLength() + 1);
        return new Plan(length, random.nextInt(config.minRepeats(), config.maxRepeats() + 1));
    }

    private EpisodeBatch fill(RandomGenerator random, List<Plan> plans) {
        return PaddedBatch.fill(this, plans, Plan::steps, (slot, plan) -> fill(slot, plan, random));
    }

    private void fill(EpisodeSlot slot, Plan plan, RandomGenerator random) {
        int bits = config.bits();
        float[][] vectors = BitVectors.draw(random, plan.length(), bits);
        for (int i = 0; i < plan.length(); i++) {
            slot.show(i, vectors[i]);
        }
        slot.show(plan.length(), bits, 1);
        slot.show(plan.length(), bits + 1, normalized(plan.repeats()));
        int answer = plan.length() + 1;
        int copied = plan.length() * plan.repeats();
        for (int i = 0; i < copied; i++) {
            slot.want(answer + i, vectors[i % plan.length()]);
        }
        slot.want(answer + copied, bits, 1);
    }

    private float normalized(int repeats) {
        return (float) ((repeats - meanRepeats) / deviationOfRepeats);
    }
}
