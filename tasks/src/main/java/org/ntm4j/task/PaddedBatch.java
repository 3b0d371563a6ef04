package org.ntm4j.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.Task;
import org.ntm4j.error.NtmException;

/** Sequences of mixed lengths side by side: makes a batch as long as the longest and has it filled. */
public final class PaddedBatch {
    private PaddedBatch() {}

    /**
     * Writes a sequence into its place, which is zero throughout.
     *
     * @param <P> what a sequence is made from
     */
    @FunctionalInterface
    public interface Filler<P> {
        /** Fills {@code slot} as {@code plan} says. */
        void fill(EpisodeSlot slot, P plan);
    }

    /** {@code count} plans drawn one after the other. */
    public static <P> List<P> plans(int count, Supplier<P> draw) {
        List<P> plans = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            plans.add(draw.get());
        }
        return plans;
    }

    /**
     * Makes a batch.
     *
     * @param task whose widths the batch has
     * @param plans one for each sequence, at least one
     * @param steps T of a plan's sequence
     * @param filler called for each plan in order
     * @throws NtmException {@code NTM-D009} if the batch is larger than an array can be
     */
    public static <P> EpisodeBatch fill(
            Task task, List<P> plans, ToIntFunction<P> steps, Filler<P> filler) {
        int longest = plans.stream().mapToInt(steps).max().orElse(0);
        requireFit(plans.size(), longest, Math.max(task.inputWidth(), task.outputWidth()));
        EpisodeBatch batch =
                EpisodeBatch.zeros(plans.size(), longest, task.inputWidth(), task.outputWidth());
        for (int b = 0; b < plans.size(); b++) {
            filler.fill(new EpisodeSlot(batch, b), plans.get(b));
        }
        return batch;
    }

    private static void requireFit(int sequences, int steps, int channels) {
        if ((double) sequences * steps * channels > Integer.MAX_VALUE) {
            throw NtmException.badInput(
                    "NTM-D009",
                    "a batch of "
                            + sequences
                            + " sequences of "
                            + steps
                            + " steps with "
                            + channels
                            + " channels is more than 2^31-1 numbers; make training.batchSize or the"
                            + " sequences smaller");
        }
    }
}
