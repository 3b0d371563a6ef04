package org.ntm4j.bench.solve;

/**
 * How long it took to learn a task.
 *
 * @param task learned
 * @param model that learned
 * @param seed of the run
 * @param startSeconds from the start of the process to the first update
 * @param seconds from the start of the process to the end of the first window that is good enough; NaN if none was
 * @param episodes trained on until then, or in all
 * @param bitErrors wrong bits of a sequence in the last window
 */
public record Solution(
        String task,
        String model,
        long seed,
        double startSeconds,
        double seconds,
        long episodes,
        double bitErrors) {}
